# SPDX-License-Identifier: Apache-2.0
"""Hand-made cases for the report tests: a builder with short names, and one rich invented case."""

import hashlib
from typing import Any

from briefing_app.domain.records import RECORD_TYPES, Block, Citation, Record, Report, Source, Version
from briefing_app.domain.snapshot import CaseSnapshot

CASE_ID = "01900000-0000-7000-8000-000000000000"


class CaseBuilder:
    """Collects records with ids in the order in which they are made."""

    def __init__(self, **case: Any) -> None:
        self.records: dict[str, Record] = {}
        self.texts: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self._count = 0
        self.add("case", id=CASE_ID, **{"title": "Case", "handling": "TLP:AMBER", "language": "en", **case})

    def new_id(self) -> str:
        self._count += 1
        return f"01900000-0000-7000-8000-{self._count:012x}"

    def add(self, type_name: str, *, id: str | None = None, **values: Any) -> str:
        kind = RECORD_TYPES[type_name]
        record = kind.make(id or self.new_id(), **values)
        self.records[record.id] = record
        return record.id

    def edit(self, id: str, **values: Any) -> None:
        record = self.records[id]
        names = type(record).field_names()
        kept = {name: getattr(record, name) for name in names if getattr(record, name) is not None}
        self.records[id] = type(record).make(id, **{**kept, **values})

    def source(self, title: str, text: str, **values: Any) -> str:
        id = self.add("source", title=title, **values)
        self.version(id, text)
        return id

    def version(self, source: str, text: str) -> str:
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.texts[digest] = text
        return self.add("version", source=source, text_hash=digest, characters=len(text), media_type="text/plain")

    def cite(self, subject: str, source: str, exact: str, **values: Any) -> str:
        """A citation with its true place in the first version of the source."""
        version = next(r for r in self.records.values() if isinstance(r, Version) and r.source == source)
        start = self.texts[version.text_hash].index(exact)
        values = {"start": start, "end": start + len(exact), **values}
        kind = self.records[subject].type_name
        return self.add("citation", source=source, version=version.id, exact=exact, **{kind: subject}, **values)

    def claim(self, statement: str, source: str | None = None, exact: str | None = None, **values: Any) -> str:
        names = set(Citation.field_names()) - {"confidence"}
        cited = {name: values.pop(name) for name in list(values) if name in names}
        id = self.add("claim", statement=statement, **values)
        if source and exact:
            self.cite(id, source, exact, **cited)
        return id

    def standard(self, report: str, kind: str, **values: Any) -> str:
        """What is said of a standard section."""
        return self.add("block", id=Block.id_of(report, kind), report=report, kind=kind, **values)

    def file(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self.files[digest] = data
        return digest

    def report(self, **values: Any) -> str:
        return self.add("report", **{"title": "Report", "number": 1, **values})

    def snapshot(self) -> CaseSnapshot:
        return CaseSnapshot(self.records.values(), self.texts, self.files)

    def source_of(self, id: str) -> Source:
        record = self.records[id]
        assert isinstance(record, Source)
        return record

    def report_id(self) -> str:
        return next(record.id for record in self.records.values() if isinstance(record, Report))


def small_case() -> tuple[CaseBuilder, str]:
    """One claim, one key judgment that rests on it, and a report."""
    case = CaseBuilder()
    source = case.source(
        "Bridge closed", "The bridge was closed on Monday.", outlet="Valley Post", author="I. Moreau",
        published="2031-09-02", retrieved="2031-09-03", reliability="B", language="en",
    )  # fmt: skip
    claim = case.claim(
        "The bridge was closed", source, "bridge was closed", event_time="2031-09-01", credibility="2", heading="Roads"
    )
    analyst = case.add("analyst", name="Lena Vos")
    judgment = case.add(
        "assessment", author=analyst, statement="The bridge is likely to stay closed for a week", scale="icd203",
        term="likely", confidence="moderate", confidence_reason="One report only", key_judgment=True, position=1,
    )  # fmt: skip
    case.add("basis", assessment=judgment, subject=claim)
    report = case.report(
        title="Bridge", scale="icd203", bottom_line=f"The bridge is closed. [@{claim}]", cutoff="2031-09-03T12:00Z",
        prepared_by="Lena Vos",
    )  # fmt: skip
    return case, report


def rich_case() -> tuple[CaseBuilder, str]:
    """An invented flood, with everything that a situation report can hold."""
    case = CaseBuilder(title="Floods on the Marrow", likelihood_scale="icd203")
    news = case.source(
        "Dam spillway opened as the Marrow rises",
        "The Marrow dam opened its spillway at 04:10 on Sunday. At least 24 people were injured in Tessel, the "
        "provincial authority said. A nurse at the district hospital, who asked not to be named, counted forty "
        "admissions by noon. The road to Hadran is cut in two places. Officials denied that no warning was given.",
        outlet="Upland Courier", author="J. Amsel", published="2031-09-07", retrieved="2031-09-08", reliability="B",
        language="en", reliability_reason="corrects its errors in public",
    )  # fmt: skip
    ministry = case.source(
        "Statement no. 12 on the situation in the province",
        "The Ministry of Water confirms that fewer than 15 persons were hurt. Warning was issued at 02:00. "
        "The dam is safe and will remain in operation. Releases follow the agreed schedule.",
        kind="statement", outlet="Ministry of Water", published="2031-09-07", retrieved="2031-09-08", reliability="C",
        language="en", party=True, descriptor="speaks for the operator of the dam",
    )  # fmt: skip
    arabic = case.source(
        "بيان الهلال الأحمر",
        "قال متحدث باسم الهلال الأحمر إن عدد المصابين بلغ بين 27 و35 شخصا حتى مساء الأحد، وإن الطريق إلى حدران مقطوع.",
        kind="statement", outlet="Red Crescent, Hadran branch", published="2031-09-08", retrieved="2031-09-08",
        reliability="B", language="ar",
    )  # fmt: skip
    post = case.source(
        "Video from the lower bridge",
        "water over the lower bridge now, sirens only started at four",
        kind="post", author="@tessel_river", published="2031-09-07", retrieved="2031-09-07", language="en",
        descriptor="account opened this month; place of the video not checked",
    )  # fmt: skip
    interview = case.source(
        "Interview with Prof. A. Lindholm",
        "I think a second release this week is likely. The reservoir cannot take another such rain, and everyone at "
        "the ministry knows it. I would not put a number on it.",
        kind="interview", outlet="Institute of Hydrology", published="2031-09-08", retrieved="2031-09-08",
        language="en", reliability="B",
    )  # fmt: skip
    column = case.source(
        "Why the schedule will hold",
        "A second release this week looks improbable to me: the forecast has turned. I put it at one in four.",
        outlet="Strait Review", author="S. Petrov", published="2031-09-08", retrieved="2031-09-08", reliability="C",
        language="en",
    )  # fmt: skip

    opened = case.claim(
        "The Marrow dam opened its spillway at 04:10 local time, without a public announcement beforehand", news,
        "The Marrow dam opened its spillway at 04:10 on Sunday", heading="The release", event_time="2031-09-07",
        credibility="2",
    )  # fmt: skip
    warned = case.claim(
        "The Ministry of Water says that a warning was issued at 02:00", ministry, "Warning was issued at 02:00",
        heading="The release", event_time="2031-09-07", kind="quotation", credibility="4", speaker="the ministry",
    )  # fmt: skip
    sirens = case.claim(
        "Residents report that sirens began only at about 04:00", post, "sirens only started at four",
        heading="The release", event_time="2031-09-07", kind="allegation", credibility="6",
    )  # fmt: skip
    case.add("relation", claim=sirens, other=warned, kind="contradicts")
    injured = case.claim(
        "At least 24 people were injured in Tessel, according to the provincial authority", news,
        "At least 24 people were injured in Tessel", kind="figure", heading="Casualties", event_time="2031-09-07",
        credibility="2", measure="injured", place="Tessel", minimum=24, wording="at least",
        authority="Provincial authority", as_of="2031-09-07", cumulative=True,
    )  # fmt: skip
    fewer = case.claim(
        "The insurers wrote of fewer than 15 people hurt and did not say where", ministry,
        "fewer than 15 persons were hurt", kind="figure", heading="Casualties", event_time="2031-09-07",
        credibility="4", measure="injured", place="Tessel", maximum=15, wording="fewer than",
        authority="Ministry of Water", as_of="2031-09-07",
    )  # fmt: skip
    range_claim = case.claim(
        "The Red Crescent counts between 27 and 35 injured", arabic, "عدد المصابين بلغ بين 27 و35 شخصا",
        kind="figure", heading="Casualties", event_time="2031-09-07", credibility="3", measure="injured",
        place="Tessel", minimum=27, maximum=35, authority="Red Crescent", as_of="2031-09-07", population="residents",
        translation="the number of injured reached between 27 and 35 people", translator="Lena Vos",
    )  # fmt: skip
    case.claim(
        "One hospital admitted forty people by noon", news, "counted forty admissions by noon", kind="figure",
        heading="Casualties", event_time="2031-09-07", credibility="3", measure="hospital admissions", place="Tessel",
        best=40, authority="a nurse who is not named", speaker="a nurse", as_of="2031-09-07T12:00Z",
    )  # fmt: skip
    road = case.claim(
        "The road from Tessel to Hadran is cut in two places", news, "The road to Hadran is cut in two places",
        heading="Access", event_time="2031-09-08", credibility="2",
    )  # fmt: skip
    case.cite(road, arabic, "الطريق إلى حدران مقطوع", credibility="2", translation="the road to Hadran is cut",
              translator="Lena Vos")  # fmt: skip
    case.claim("Two villages north of Hadran have had no contact since Saturday", heading="Access",
               event_time="2031-09-06")  # fmt: skip
    case.claim("A rumour of a breach", heading="The release", status="withdrawn", status_reason="untrue")

    lena = case.add("analyst", name="Lena Vos", affiliation="Desk")
    omar = case.add("analyst", name="Omar Reyes", affiliation="Desk")
    lindholm = case.add(
        "expert", name="A. Lindholm", affiliation="Institute of Hydrology", field="reservoir management"
    )
    petrov = case.add("expert", name="S. Petrov", affiliation="independent")
    assumption = case.add(
        "assumption", statement="The gauges above the dam still report", why="no outage is known",
        status="with_caveats",
        effect_if_wrong="The estimate of the inflow, and with it the second release, has no ground",
    )  # fmt: skip
    second = case.add(
        "assessment", author=lena, statement="A second release before 14 September is likely", scale="icd203",
        term="likely", confidence="moderate", made_on="2031-09-08", key_judgment=True, position=1, horizon="2031-09-14",
        confidence_reason="Two of the three accounts share one origin and the inflow is estimated",
        alternative="The rain passes south and the level falls", resolution_rule="the spillway opens again",
    )  # fmt: skip
    case.add("basis", assessment=second, subject=opened)
    case.add("basis", assessment=second, subject=assumption)
    case.add("basis", assessment=second, subject=warned, stance="contradicts")
    case.add(
        "assessment", author=omar, statement="The level will fall without a further release", scale="icd203",
        term="unlikely", confidence="low", dissents_from=second, made_on="2031-09-08",
    )  # fmt: skip
    toll = case.add(
        "assessment", author=lena, statement="The ministry's count is too low", scale="icd203", term="very likely",
        confidence="high", confidence_reason="three independent counts lie above it", key_judgment=True, position=2,
        made_on="2031-09-08",
    )  # fmt: skip
    for claim in (injured, range_claim):
        case.add("basis", assessment=toll, subject=claim)
    case.add("basis", assessment=toll, subject=fewer, stance="contradicts")
    supply = case.add(
        "assessment", author=lena, statement="Hadran runs short of fuel within a week", scale="icd203",
        term="roughly even chance", confidence="low", key_judgment=True, position=3, made_on="2031-09-08",
        confidence_reason="Stocks are not known",
    )  # fmt: skip
    case.add("basis", assessment=supply, subject=road)
    expert_view = case.add(
        "assessment", author=lindholm, statement="A second release this week is to be expected", term="likely",
        made_on="2031-09-08",
    )  # fmt: skip
    case.cite(expert_view, interview, "I think a second release this week is likely", credibility="2")
    other_view = case.add(
        "assessment", author=petrov, statement="The forecast has turned and the schedule will hold", term="improbable",
        probability_low=25, probability_high=25, made_on="2031-09-08", dissents_from=second,
    )  # fmt: skip
    case.cite(other_view, column, "A second release this week looks improbable to me", credibility="3")

    case.add("gap", statement="How much water the reservoir can still take",
             importance="it decides on a second release", plan="request to the basin commission",
             position=1)  # fmt: skip
    case.add("gap", statement="Whether the two counts in Tessel include the crew of the ferry", position=2)
    level = case.add(
        "indicator", statement="Inflow at the upper gauge", subject=second, scenario="a second release",
        threshold="above 900 m³/s", direction="strengthens", next_check="2031-09-09",
    )  # fmt: skip
    case.add("reading", indicator=level, on="2031-09-08", status="some_signs", note="840 m³/s and rising")
    case.add("indicator", statement="Evacuation orders below the dam", direction="strengthens")
    question = case.add("question", text="Why was the spillway opened without notice?")
    hypotheses = [
        case.add("hypothesis", question=question, label=label, statement=text, position=place)
        for place, (label, text) in enumerate(
            (("H1", "The level rose faster than expected"), ("H2", "The warning failed on its way"),
             ("H3", "The notice was withheld")), start=1)
    ]  # fmt: skip
    for subject, marks in ((opened, ("C", "C", "C")), (sirens, ("C", "CC", "C")), (warned, ("I", "C", "II"))):
        row = case.add("evidence", question=question, subject=subject)
        for hypothesis, value in zip(hypotheses, marks, strict=True):
            case.add("mark", evidence=row, hypothesis=hypothesis, analyst=lena, value=value)

    report = case.report(
        title="Floods on the Marrow", number=4, status="update", period_start="2031-09-06T18:00Z",
        period_end="2031-09-08T18:00Z", cutoff="2031-09-08T17:30Z", place="Tessel and Hadran districts",
        prepared_by="Lena Vos", next_report="2031-09-10", distribution="Country team, duty officer", scale="icd203",
        bottom_line=(
            "The release of 7 September injured at least 24 people and cut the only road to Hadran. "
            f"[@{injured},{road}] "
            f"A second release within the week is likely. [@{second}] Aid will have to come from the east."
        ),
    )  # fmt: skip
    return case, report
