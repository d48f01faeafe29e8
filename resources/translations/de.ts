<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>window</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>S&amp;icherungen…</translation>
    </message>
    <message>
        <source>&amp;Close the case</source>
        <translation>Fall &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Comfortable</source>
        <translation>&amp;Geräumig</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Befehle…</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>&amp;Kompakt</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Demonstration case</source>
        <translation>&amp;Vorführfall</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>&amp;Dichte</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Find on this page</source>
        <translation>&amp;Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Import from another case…</source>
        <translation>Aus einem anderen Fall &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Seitenleiste</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Merge a colleague's copy…</source>
        <translation>Kopie &amp;zusammenführen…</translation>
    </message>
    <message>
        <source>&amp;New case…</source>
        <translation>&amp;Neuer Fall…</translation>
    </message>
    <message>
        <source>&amp;Open a case…</source>
        <translation>Fall &amp;öffnen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Redo: {what}</source>
        <translation>&amp;Wiederherstellen: {what}</translation>
    </message>
    <message>
        <source>&amp;Search everything…</source>
        <translation>Alles &amp;durchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Share a copy…</source>
        <translation>Kopie &amp;weitergeben…</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Statement, in your words</source>
        <translation>&amp;Aussage, in eigenen Worten</translation>
    </message>
    <message>
        <source>&amp;Take the last merge back</source>
        <translation>Letzte Zusammenführung zu&amp;rücknehmen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo: {what}</source>
        <translation>&amp;Rückgängig: {what}</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Who says so</source>
        <translation>&amp;Wer das sagt</translation>
    </message>
    <message numerus="yes">
        <source>(and {n} more)</source>
        <extracomment>For one: (and {n} more)</extracomment>
        <translation>
            <numerusform>(und {n} weitere)</numerusform>
            <numerusform>(und {n} weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>1 or 2 takes a side</source>
        <translation>1 oder 2 nimmt eine Seite</translation>
    </message>
    <message>
        <source>1 to {n} take a side</source>
        <translation>1 bis {n} nehmen eine Seite</translation>
    </message>
    <message>
        <source>A case file from this computer</source>
        <translation>Eine Falldatei auf diesem Rechner</translation>
    </message>
    <message>
        <source>A claim or an assessment was begun and not saved. It is kept on this computer, and offered when the case is opened again.</source>
        <translation>Eine Aussage oder Einschätzung ist begonnen und nicht gespeichert. Sie bleibt auf diesem Rechner und wird angeboten, wenn der Fall wieder geöffnet wird.</translation>
    </message>
    <message>
        <source>A claim stands on an exact passage of a source and carries two grades. Open a source, select a passage and press Ctrl+Return.</source>
        <translation>Eine Aussage steht auf einer genauen Textstelle einer Quelle und trägt zwei Bewertungen. Eine Quelle öffnen, eine Textstelle auswählen und Strg+Return drücken.</translation>
    </message>
    <message>
        <source>A claim that says nearly the same</source>
        <translation>Eine Aussage, die fast dasselbe sagt</translation>
    </message>
    <message>
        <source>A claim, an assessment or a source ({keys}, or type @)</source>
        <translation>Eine Aussage, eine Einschätzung oder eine Quelle ({keys} oder @ tippen)</translation>
    </message>
    <message>
        <source>a conflict that nobody has settled</source>
        <translation>ein Konflikt, den niemand beigelegt hat</translation>
    </message>
    <message>
        <source>A day or time</source>
        <translation>Ein Tag oder eine Zeit</translation>
    </message>
    <message>
        <source>A footer of its own; the header is ours.</source>
        <translation>Eigene Fußzeile; die Kopfzeile ist unsere.</translation>
    </message>
    <message>
        <source>A header and a footer of its own.</source>
        <translation>Eigene Kopf- und Fußzeile.</translation>
    </message>
    <message>
        <source>A header of its own; the footer is ours.</source>
        <translation>Eigene Kopfzeile; die Fußzeile ist unsere.</translation>
    </message>
    <message>
        <source>A key judgment names an alternative that was considered (T14).</source>
        <translation>Eine Kernaussage nennt eine erwogene Alternative (T14).</translation>
    </message>
    <message>
        <source>A moment is a day, a time, or an issued edition. What is new, changed and removed is listed here.</source>
        <translation>Ein Zeitpunkt ist ein Tag, eine Zeit oder eine herausgegebene Ausgabe. Was neu, geändert und entfernt ist, steht dann hier.</translation>
    </message>
    <message>
        <source>a network folder</source>
        <translation>einem Netzwerkordner</translation>
    </message>
    <message>
        <source>A new question…</source>
        <translation>Neue Frage…</translation>
    </message>
    <message>
        <source>A number or a date of the figure cannot be read.</source>
        <translation>Eine Zahl oder ein Datum der Zahlenangabe ist nicht lesbar.</translation>
    </message>
    <message>
        <source>A picture needs words for those who cannot see it.</source>
        <translation>Ein Bild braucht Worte für alle, die es nicht sehen können.</translation>
    </message>
    <message>
        <source>a reader who is not named</source>
        <translation>nicht genannter Leser</translation>
    </message>
    <message>
        <source>a record that is gone</source>
        <translation>ein Datensatz, den es nicht mehr gibt</translation>
    </message>
    <message>
        <source>a register</source>
        <translation>ein Register</translation>
    </message>
    <message>
        <source>A report is built from what the case holds</source>
        <translation>Ein Bericht entsteht aus dem, was der Fall enthält</translation>
    </message>
    <message>
        <source>A report needs a title.</source>
        <translation>Ein Bericht braucht einen Titel.</translation>
    </message>
    <message>
        <source>A restored backup becomes a case file of its own: the present case stays, and is backed up before. Backups by the hour thin out: 10 hours, 14 days, 8 weeks; those made by hand stay.</source>
        <translation>Eine wiederhergestellte Sicherung wird eine eigene Falldatei: Der jetzige Fall bleibt und wird zuvor gesichert. Stündliche Sicherungen werden ausgedünnt: 10 Stunden, 14 Tage, 8 Wochen; von Hand gemachte bleiben.</translation>
    </message>
    <message>
        <source>a shared folder</source>
        <translation>einem gemeinsamen Ordner</translation>
    </message>
    <message>
        <source>A table of the figures among the claims that are chosen here.</source>
        <translation>Eine Tabelle der Zahlen unter den hier gewählten Aussagen.</translation>
    </message>
    <message>
        <source>A whole number</source>
        <translation>Eine ganze Zahl</translation>
    </message>
    <message>
        <source>A Word file that came back</source>
        <translation>Eine Word-Datei, die zurückkam</translation>
    </message>
    <message>
        <source>A word to whoever settles it</source>
        <translation>Ein Wort an alle, die ihn beilegen</translation>
    </message>
    <message>
        <source>about {date}</source>
        <translation>etwa {date}</translation>
    </message>
    <message>
        <source>Accept into the claim</source>
        <translation>In die Aussage übernehmen</translation>
    </message>
    <message>
        <source>Accept into the report</source>
        <translation>In den Bericht übernehmen</translation>
    </message>
    <message>
        <source>Accept proposal</source>
        <translation>Vorschlag übernehmen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a claims list to the report</source>
        <translation>Liste von Aussagen in den Bericht einfügen</translation>
    </message>
    <message>
        <source>Add a figures table to the report</source>
        <translation>Zahlentabelle in den Bericht einfügen</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>Datei hinzufügen…</translation>
    </message>
    <message>
        <source>Add a page break to the report</source>
        <translation>Seitenumbruch in den Bericht einfügen</translation>
    </message>
    <message>
        <source>Add a picture to the report</source>
        <translation>Bild in den Bericht einfügen</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Add a text to the report</source>
        <translation>Text in den Bericht einfügen</translation>
    </message>
    <message>
        <source>Add a Word template</source>
        <translation>Word-Vorlage hinzufügen</translation>
    </message>
    <message>
        <source>Add an entity</source>
        <translation>Objekt hinzufügen</translation>
    </message>
    <message>
        <source>Add another claim…</source>
        <translation>Weitere Aussage hinzufügen…</translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation>Trotzdem hinzufügen</translation>
    </message>
    <message>
        <source>Add assessment</source>
        <translation>Einschätzung hinzufügen</translation>
    </message>
    <message>
        <source>Add assumption</source>
        <translation>Annahme hinzufügen</translation>
    </message>
    <message>
        <source>Add basis</source>
        <translation>Grundlage hinzufügen</translation>
    </message>
    <message>
        <source>Add citation</source>
        <translation>Beleg hinzufügen</translation>
    </message>
    <message>
        <source>Add claim</source>
        <translation>Aussage hinzufügen</translation>
    </message>
    <message>
        <source>Add differing figures to the report</source>
        <translation>Abweichende Zahlen in den Bericht einfügen</translation>
    </message>
    <message>
        <source>Add entities</source>
        <translation>Objekte hinzufügen</translation>
    </message>
    <message>
        <source>Add entity</source>
        <translation>Objekt hinzufügen</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>Zeile in die Matrix aufnehmen</translation>
    </message>
    <message>
        <source>Add expert</source>
        <translation>Fachperson hinzufügen</translation>
    </message>
    <message>
        <source>Add from files</source>
        <translation>Aus Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Add gap</source>
        <translation>Wissenslücke hinzufügen</translation>
    </message>
    <message>
        <source>Add hypothesis</source>
        <translation>Hypothese hinzufügen</translation>
    </message>
    <message>
        <source>Add indicator</source>
        <translation>Indikator hinzufügen</translation>
    </message>
    <message>
        <source>Add lineage</source>
        <translation>Herkunft hinzufügen</translation>
    </message>
    <message>
        <source>Add name</source>
        <translation>Namen hinzufügen</translation>
    </message>
    <message>
        <source>Add part</source>
        <translation>Teil hinzufügen</translation>
    </message>
    <message>
        <source>Add question</source>
        <translation>Frage hinzufügen</translation>
    </message>
    <message>
        <source>Add reading</source>
        <translation>Beobachtung hinzufügen</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>Quelle hinzufügen</translation>
    </message>
    <message>
        <source>Add sources</source>
        <translation>Quellen hinzufügen</translation>
    </message>
    <message>
        <source>Add sources from files</source>
        <translation>Quellen aus Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Add sources from files…</source>
        <translation>Quellen aus Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>Schlagwörter hinzufügen</translation>
    </message>
    <message>
        <source>Add the copied text as a source</source>
        <translation>Kopierten Text als Quelle hinzufügen</translation>
    </message>
    <message>
        <source>Add the findings that were waived to the report</source>
        <translation>Zurückgestellte Befunde in den Bericht aufnehmen</translation>
    </message>
    <message>
        <source>Add version</source>
        <translation>Fassung hinzufügen</translation>
    </message>
    <message>
        <source>Add version of source</source>
        <translation>Fassung der Quelle hinzufügen</translation>
    </message>
    <message>
        <source>Add what is missing, or waive this with the reason why there is none.</source>
        <translation>Ergänzen Sie, was fehlt, oder lassen Sie den Befund mit der Begründung stehen, warum es nichts gibt.</translation>
    </message>
    <message>
        <source>Add what is ticked</source>
        <translation>Angekreuztes hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Add {n} sources</source>
        <extracomment>For one: Add {n} source</extracomment>
        <translation>
            <numerusform>{n} Quelle hinzufügen</numerusform>
            <numerusform>{n} Quellen hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>added by {who}</source>
        <translation>hinzugefügt von {who}</translation>
    </message>
    <message>
        <source>Adding sources</source>
        <translation>Quellen werden hinzugefügt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Adds what was copied (Ctrl+V)</source>
        <translation>Fügt das Kopierte hinzu (Strg+V)</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Affiliation</source>
        <translation>Zugehörigkeit</translation>
    </message>
    <message>
        <source>affiliation</source>
        <translation>Zugehörigkeit</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>After which action the copies went apart was not noted when this was merged.</source>
        <translation>Nach welcher Aktion die Kopien auseinandergingen, wurde bei dieser Zusammenführung nicht vermerkt.</translation>
    </message>
    <message>
        <source>after “{action}” by {who}, {time}</source>
        <translation>nach „{action}“ von {who}, {time}</translation>
    </message>
    <message>
        <source>Albanian</source>
        <translation>Albanisch</translation>
    </message>
    <message>
        <source>All analysts</source>
        <translation>Alle Auswerter</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Alle Änderungen</translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>Alles gespeichert</translation>
    </message>
    <message>
        <source>All changes saved, {time}</source>
        <translation>Alles gespeichert, {time}</translation>
    </message>
    <message>
        <source>all claims</source>
        <translation>alle Aussagen</translation>
    </message>
    <message>
        <source>All experts</source>
        <translation>Alle Fachleute</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>All judgments</source>
        <translation>Alle Urteile</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>All of it is in the folder.</source>
        <translation>Alles ist im Ordner.</translation>
    </message>
    <message>
        <source>all of {date}</source>
        <translation>ganz {date}</translation>
    </message>
    <message>
        <source>All of: {kind}</source>
        <translation>Alle: {kind}</translation>
    </message>
    <message>
        <source>All sides stand, with who holds them</source>
        <translation>Alle Seiten bleiben stehen, mit denen, die sie vertreten</translation>
    </message>
    <message>
        <source>Allegation</source>
        <translation>Behauptung</translation>
    </message>
    <message>
        <source>allegation</source>
        <translation>Behauptung</translation>
    </message>
    <message>
        <source>Already in the case? Cite it instead</source>
        <translation>Schon im Fall? Stattdessen belegen</translation>
    </message>
    <message>
        <source>Also as a PDF file, laid out by LibreOffice</source>
        <translation>Auch als PDF-Datei, gesetzt von LibreOffice</translation>
    </message>
    <message>
        <source>Alt 1–3</source>
        <translation>Alt 1–3</translation>
    </message>
    <message>
        <source>Alt+{number}. It shares: {words}</source>
        <translation>Alt+{number}. Gemeinsam: {words}</translation>
    </message>
    <message>
        <source>alternative</source>
        <translation>Alternative</translation>
    </message>
    <message>
        <source>Alternative considered</source>
        <translation>Erwogene Alternative</translation>
    </message>
    <message>
        <source>alternative explanation</source>
        <translation>andere Erklärung</translation>
    </message>
    <message>
        <source>Amharic</source>
        <translation>Amharisch</translation>
    </message>
    <message>
        <source>An edition never changes: its file is kept in the case, and it can always be told what each sentence of it rested on. You go on working on the next one.</source>
        <translation>Eine Ausgabe ändert sich nie: Ihre Datei wird im Fall aufbewahrt, und es lässt sich immer sagen, worauf jeder ihrer Sätze beruhte. Weitergearbeitet wird an der nächsten.</translation>
    </message>
    <message>
        <source>An empty file for sources, claims and reports</source>
        <translation>Eine leere Datei für Quellen, Aussagen und Berichte</translation>
    </message>
    <message>
        <source>An expert has a name.</source>
        <translation>Eine Fachperson hat einen Namen.</translation>
    </message>
    <message>
        <source>An expert's view from a passage (select it in the reader and press Ctrl+E), or your own. How likely and how confident are stated apart; not stated is an answer.</source>
        <translation>Die Sicht einer Fachperson aus einer Textstelle (im Text auswählen und Strg+E drücken) oder die eigene. Wie wahrscheinlich und wie sicher steht getrennt; „nicht angegeben“ ist eine Antwort.</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Auswerter</translation>
    </message>
    <message>
        <source>analyst</source>
        <translation>Auswerter</translation>
    </message>
    <message>
        <source>analyst, this case</source>
        <translation>Auswerter, dieser Fall</translation>
    </message>
    <message numerus="yes">
        <source>and in {n} others</source>
        <extracomment>For one: and in {n} other</extracomment>
        <translation>
            <numerusform>und in {n} weiteren</numerusform>
            <numerusform>und in {n} weiteren</numerusform>
        </translation>
    </message>
    <message>
        <source>and {n} earlier ones</source>
        <translation>und {n} frühere</translation>
    </message>
    <message>
        <source>and {n} further ones</source>
        <translation>und {n} weitere</translation>
    </message>
    <message numerus="yes">
        <source>and {n} more</source>
        <extracomment>For one: and {n} more</extracomment>
        <translation>
            <numerusform>und {n} weitere</numerusform>
            <numerusform>und {n} weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and {n} more fields</source>
        <extracomment>For one: and {n} more field</extracomment>
        <translation>
            <numerusform>und {n} weiteres Feld</numerusform>
            <numerusform>und {n} weitere Felder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and {n} more passages</source>
        <extracomment>For one: and {n} more passage</extracomment>
        <translation>
            <numerusform>und {n} weitere Textstelle</numerusform>
            <numerusform>und {n} weitere Textstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and {n} other values</source>
        <extracomment>For one: and {n} other value</extracomment>
        <translation>
            <numerusform>und {n} anderer Wert</numerusform>
            <numerusform>und {n} andere Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and {n} others</source>
        <extracomment>For one: and {n} other</extracomment>
        <translation>
            <numerusform>und {n} weitere</numerusform>
            <numerusform>und {n} weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Another claim that says the same</source>
        <translation>Eine andere Aussage, die dasselbe sagt</translation>
    </message>
    <message>
        <source>Another expert…</source>
        <translation>Andere Fachperson…</translation>
    </message>
    <message>
        <source>Another outcome that was considered</source>
        <translation>Ein anderer erwogener Ausgang</translation>
    </message>
    <message>
        <source>Another value</source>
        <translation>Anderer Wert</translation>
    </message>
    <message>
        <source>Another value was taken</source>
        <translation>Ein anderer Wert wurde übernommen</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answer to “{comment}”</source>
        <translation>Antwort auf „{comment}“</translation>
    </message>
    <message>
        <source>Answered: {answer}</source>
        <translation>Beantwortet: {answer}</translation>
    </message>
    <message>
        <source>Answers it</source>
        <translation>Beantwortet sie</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Jeder Stand</translation>
    </message>
    <message>
        <source>Anything to know about it</source>
        <translation>Was sonst zu wissen ist</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr.</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>Armenisch</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>as a folder of this computer alone</source>
        <translation>als Ordner nur dieses Computers</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Wie am Anfang</translation>
    </message>
    <message>
        <source>as it looks</source>
        <translation>wie er aussieht</translation>
    </message>
    <message>
        <source>As it usually is</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>as of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>as shared with others</source>
        <translation>als mit anderen geteilt</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das S&amp;ystem</translation>
    </message>
    <message>
        <source>as the case</source>
        <translation>wie der Fall</translation>
    </message>
    <message>
        <source>As the case has it</source>
        <translation>Wie im Fall</translation>
    </message>
    <message>
        <source>as the marks want it</source>
        <translation>wie das Kennzeichnungsschema es verlangt</translation>
    </message>
    <message>
        <source>As worded</source>
        <translation>Wie formuliert</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Einschätzung</translation>
    </message>
    <message>
        <source>assessment</source>
        <translation>Einschätzung</translation>
    </message>
    <message>
        <source>Assessment added.</source>
        <translation>Einschätzung hinzugefügt.</translation>
    </message>
    <message>
        <source>Assessment changed.</source>
        <translation>Einschätzung geändert.</translation>
    </message>
    <message>
        <source>Assessment editor</source>
        <translation>Einschätzung bearbeiten</translation>
    </message>
    <message>
        <source>Assessment withdrawn.</source>
        <translation>Einschätzung zurückgezogen.</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>Einschätzungen</translation>
    </message>
    <message>
        <source>Assessments are judgments, and say whose</source>
        <translation>Einschätzungen sind Urteile und sagen, wessen</translation>
    </message>
    <message>
        <source>Assessments that rest on the claim will rest on both. Rows of evidence and relations stay with the first.</source>
        <translation>Einschätzungen, die auf der Aussage beruhen, beruhen dann auf beiden. Zeilen der Matrix und Beziehungen bleiben bei der ersten.</translation>
    </message>
    <message>
        <source>Assigned to nobody in particular</source>
        <translation>Niemandem zugeteilt</translation>
    </message>
    <message>
        <source>Assigned to {who}</source>
        <translation>{who} zugeteilt</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Zuteilen…</translation>
    </message>
    <message>
        <source>Assumption</source>
        <translation>Annahme</translation>
    </message>
    <message>
        <source>Assumption added.</source>
        <translation>Annahme hinzugefügt.</translation>
    </message>
    <message>
        <source>Assumption changed.</source>
        <translation>Annahme geändert.</translation>
    </message>
    <message>
        <source>Assumption editor</source>
        <translation>Annahme bearbeiten</translation>
    </message>
    <message>
        <source>Assumption: {statement}</source>
        <translation>Annahme: {statement}</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>Annahmen</translation>
    </message>
    <message>
        <source>Assumptions are what you take for granted</source>
        <translation>Annahmen sind, was vorausgesetzt wird</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>at least 24 injured</source>
        <translation>mindestens 24 Verletzte</translation>
    </message>
    <message>
        <source>at least {number}</source>
        <translation>mindestens {number}</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>at most {number}</source>
        <translation>höchstens {number}</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Empfängerkreis</translation>
    </message>
    <message>
        <source>audience</source>
        <translation>Empfängerkreis</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug.</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>author</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>authority</source>
        <translation>Urheber der Zahl</translation>
    </message>
    <message>
        <source>autumn {year}</source>
        <translation>Herbst {year}</translation>
    </message>
    <message>
        <source>Azerbaijani</source>
        <translation>Aserbaidschanisch</translation>
    </message>
    <message>
        <source>B lets all stand</source>
        <translation>B lässt alle stehen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>Back to the list, and to the report</source>
        <translation>Zurück zur Liste und zum Bericht</translation>
    </message>
    <message>
        <source>Back to the report</source>
        <translation>Zurück zum Bericht</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Backups of this case</source>
        <translation>Sicherungen dieses Falls</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>basis</source>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>basis of knowledge</source>
        <translation>Art des Wissens</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>before a backup was restored</source>
        <translation>vor dem Wiederherstellen einer Sicherung</translation>
    </message>
    <message>
        <source>before a merge</source>
        <translation>vor einer Zusammenführung</translation>
    </message>
    <message>
        <source>before another case took the place of this one</source>
        <translation>bevor ein anderer Fall an die Stelle von diesem trat</translation>
    </message>
    <message>
        <source>before changes came in from the shared folder</source>
        <translation>vor Änderungen aus dem gemeinsamen Ordner</translation>
    </message>
    <message>
        <source>before the file was brought to a newer format</source>
        <translation>vor der Umstellung der Datei auf ein neueres Format</translation>
    </message>
    <message>
        <source>before {time}</source>
        <translation>vor {time}</translation>
    </message>
    <message>
        <source>Before: {before} After: {after}</source>
        <translation>Vorher: {before} Nachher: {after}</translation>
    </message>
    <message>
        <source>Before: “{value}” ({who})</source>
        <translation>Vorher: „{value}“ ({who})</translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation>Belarussisch</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>Bengalisch</translation>
    </message>
    <message numerus="yes">
        <source>Beside the case lie {n} other versions of it with changes that are not here.</source>
        <extracomment>For one: Beside the case lies {n} other version of it with changes that are not here.</extracomment>
        <translation>
            <numerusform>Neben dem Fall liegt {n} andere Fassung mit Änderungen, die hier fehlen.</numerusform>
            <numerusform>Neben dem Fall liegen {n} andere Fassungen mit Änderungen, die hier fehlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Beside the case lies a version of it with changes that are not here: {file}</source>
        <translation>Neben dem Fall liegt eine Fassung mit Änderungen, die hier fehlen: {file}</translation>
    </message>
    <message>
        <source>beside, never instead</source>
        <translation>daneben, nie stattdessen</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Wahrscheinlichster Wert</translation>
    </message>
    <message>
        <source>best</source>
        <translation>wahrscheinlichster Wert</translation>
    </message>
    <message>
        <source>Blank lines part paragraphs; a dash before a line makes it an item. Type @ behind a sentence for what it rests on.</source>
        <translation>Leerzeilen trennen Absätze; ein Strich vor einer Zeile macht sie zum Listenpunkt. Tippen Sie @ hinter einen Satz für das, worauf er sich stützt.</translation>
    </message>
    <message>
        <source>Borne out by sources of certainly different origin; logical and consistent.</source>
        <translation>Durch Quellen sicher anderer Herkunft bestätigt; in sich schlüssig und widerspruchsfrei.</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>Both are shown as contradicting each other.</source>
        <translation>Beide erscheinen als einander widersprechend.</translation>
    </message>
    <message>
        <source>Both copies hold the same already. Merging only brings the history of the other copy.</source>
        <translation>Beide Kopien enthalten schon dasselbe. Das Zusammenführen bringt nur den Verlauf der anderen Kopie.</translation>
    </message>
    <message>
        <source>Bottom line</source>
        <translation>Kernbotschaft</translation>
    </message>
    <message>
        <source>bottom line</source>
        <translation>Kernbotschaft</translation>
    </message>
    <message>
        <source>Brier score: 0 is always right and sure, 0.25 is always saying one half. A range counts with its middle.</source>
        <translation>Brier-Wert: 0 heißt immer richtig und sicher, 0,25 heißt immer „halb-halb“. Eine Spanne zählt mit ihrer Mitte.</translation>
    </message>
    <message numerus="yes">
        <source>Brier {score} over {n} forecasts</source>
        <extracomment>For one: Brier {score} over {n} forecast</extracomment>
        <translation>
            <numerusform>Brier {score} über {n} Vorhersage</numerusform>
            <numerusform>Brier {score} über {n} Vorhersagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring in your house’s Word template: add it, or drop the file here. The case keeps it, so that every copy of the case makes the same document.</source>
        <translation>Nehmen Sie die Word-Vorlage Ihres Hauses auf: Fügen Sie sie hinzu oder ziehen Sie die Datei hierher. Der Fall bewahrt sie auf, sodass jede Kopie des Falls dasselbe Dokument erzeugt.</translation>
    </message>
    <message>
        <source>Bring the report back to its natural order</source>
        <translation>Bericht in die natürliche Reihenfolge zurückbringen</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>Sendung</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>Zurückgeholt</translation>
    </message>
    <message>
        <source>brought back</source>
        <translation>zurückgeholt</translation>
    </message>
    <message>
        <source>Build again</source>
        <translation>Neu erstellen</translation>
    </message>
    <message>
        <source>Building the demonstration</source>
        <translation>Vorführfall wird angelegt</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>Bulgarisch</translation>
    </message>
    <message>
        <source>Burmese</source>
        <translation>Birmanisch</translation>
    </message>
    <message>
        <source>By anybody</source>
        <translation>Von allen</translation>
    </message>
    <message>
        <source>By question</source>
        <translation>Nach Frage</translation>
    </message>
    <message>
        <source>by the hour</source>
        <translation>stündlich</translation>
    </message>
    <message>
        <source>by their number</source>
        <translation>nach ihrer Zahl</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Von wem</translation>
    </message>
    <message>
        <source>By whose count</source>
        <translation>Nach wessen Zählung</translation>
    </message>
    <message>
        <source>By {what}</source>
        <translation>Nach: {what}</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>von {who}</translation>
    </message>
    <message>
        <source>C&amp;ase…</source>
        <translation>F&amp;all…</translation>
    </message>
    <message>
        <source>came by merge {number}</source>
        <translation>kam mit Zusammenführung {number}</translation>
    </message>
    <message>
        <source>came true</source>
        <translation>eingetreten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>cannot be judged</source>
        <translation>nicht zu beurteilen</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>nicht zu sagen</translation>
    </message>
    <message>
        <source>Cannot come</source>
        <translation>Kann nicht kommen</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Case changed.</source>
        <translation>Fall geändert.</translation>
    </message>
    <message>
        <source>Cases (*.casefile)</source>
        <translation>Fälle (*.casefile)</translation>
    </message>
    <message>
        <source>century</source>
        <translation>Jahrhundert</translation>
    </message>
    <message>
        <source>Change its wording</source>
        <translation>Wortlaut ändern</translation>
    </message>
    <message>
        <source>Change the cell</source>
        <translation>Zelle ändern</translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation>Frage ändern</translation>
    </message>
    <message>
        <source>Change the wording first</source>
        <translation>Zuerst den Wortlaut ändern</translation>
    </message>
    <message>
        <source>Change them</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>seither geändert</translation>
    </message>
    <message numerus="yes">
        <source>changes the grade of {n} claims</source>
        <extracomment>For one: changes the grade of {n} claim</extracomment>
        <translation>
            <numerusform>ändert die Bewertung von {n} Aussage</numerusform>
            <numerusform>ändert die Bewertung von {n} Aussagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Changing claims</source>
        <translation>Aussagen werden geändert</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Chec&amp;ks…</source>
        <translation>Prü&amp;fen…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Check the report…</source>
        <translation>Bericht prüfen…</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Prüfung läuft …</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Check…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>Chicago manual</source>
        <translation>Chicago Manual</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Choose a claim to see what it rests on.</source>
        <translation>Eine Aussage wählen, um zu sehen, worauf sie beruht.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Choose a line to see or change it.</source>
        <translation>Eine Zeile wählen, um sie zu sehen oder zu ändern.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild auswählen</translation>
    </message>
    <message>
        <source>Choose a source to read it.</source>
        <translation>Eine Quelle wählen, um sie zu lesen.</translation>
    </message>
    <message>
        <source>Choose a source to see what is known of it.</source>
        <translation>Eine Quelle wählen, um zu sehen, was über sie bekannt ist.</translation>
    </message>
    <message>
        <source>Choose another in the outline. “Pages” shows the whole report.</source>
        <translation>Wählen Sie einen anderen in der Gliederung. „Seiten“ zeigt den ganzen Bericht.</translation>
    </message>
    <message>
        <source>Choose at least one record in the list.</source>
        <translation>Wählen Sie mindestens einen Eintrag in der Liste.</translation>
    </message>
    <message>
        <source>Choose claims by</source>
        <translation>Aussagen wählen nach</translation>
    </message>
    <message>
        <source>Choose columns…</source>
        <translation>Spalten auswählen…</translation>
    </message>
    <message>
        <source>Choose the claim that the passage speaks of.</source>
        <translation>Die Aussage wählen, von der die Textstelle spricht.</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Choose the other record of the same person.</source>
        <translation>Den anderen Datensatz derselben Person wählen.</translation>
    </message>
    <message>
        <source>Choose the term that fits, or another range.</source>
        <translation>Wählen Sie den Begriff, der passt, oder einen anderen Bereich.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Citation removed.</source>
        <translation>Beleg entfernt.</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Cite</source>
        <translation>Belegen</translation>
    </message>
    <message>
        <source>Cite a passage first; then the claim can be edited.</source>
        <translation>Zuerst eine Textstelle als Beleg nehmen; dann lässt sich die Aussage bearbeiten.</translation>
    </message>
    <message>
        <source>Cite another passage</source>
        <translation>Weitere Textstelle als Beleg</translation>
    </message>
    <message>
        <source>Cite another passage…</source>
        <translation>Weitere Textstelle als Beleg…</translation>
    </message>
    <message>
        <source>Cite for a claim</source>
        <translation>Als Beleg für eine Aussage</translation>
    </message>
    <message>
        <source>Cite for: {statement}</source>
        <translation>Als Beleg für: {statement}</translation>
    </message>
    <message>
        <source>Cite the passage that supports it.</source>
        <translation>Belegen Sie die Aussage mit der Stelle, die sie stützt.</translation>
    </message>
    <message>
        <source>Cite the selected words</source>
        <translation>Ausgewählte Wörter als Beleg</translation>
    </message>
    <message>
        <source>Cited as</source>
        <translation>Belegt als</translation>
    </message>
    <message>
        <source>cited by</source>
        <translation>angeführt von</translation>
    </message>
    <message>
        <source>Cited for “{claim}”.</source>
        <translation>Als Beleg für „{claim}“ genommen.</translation>
    </message>
    <message>
        <source>Cited for: {statement}</source>
        <translation>Als Beleg für: {statement}</translation>
    </message>
    <message>
        <source>cites</source>
        <translation>führt an</translation>
    </message>
    <message>
        <source>Cites it</source>
        <translation>Führt es an</translation>
    </message>
    <message>
        <source>Cite…</source>
        <translation>Belegen…</translation>
    </message>
    <message>
        <source>civilians</source>
        <translation>Zivilpersonen</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>Claim added.</source>
        <translation>Aussage hinzugefügt.</translation>
    </message>
    <message>
        <source>Claim changed.</source>
        <translation>Aussage geändert.</translation>
    </message>
    <message>
        <source>Claim editor</source>
        <translation>Aussage bearbeiten</translation>
    </message>
    <message>
        <source>Claim split in two.</source>
        <translation>Aussage geteilt.</translation>
    </message>
    <message>
        <source>Claim withdrawn.</source>
        <translation>Aussage zurückgezogen.</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Aussagen</translation>
    </message>
    <message>
        <source>Claims are what sources say, one statement at a time</source>
        <translation>Aussagen sind, was Quellen sagen, jeweils eine</translation>
    </message>
    <message>
        <source>Claims beside the text</source>
        <translation>Aussagen neben dem Text</translation>
    </message>
    <message>
        <source>claims chosen by</source>
        <translation>Aussagen ausgewählt nach</translation>
    </message>
    <message>
        <source>Claims found</source>
        <translation>Gefundene Aussagen</translation>
    </message>
    <message>
        <source>Claims list</source>
        <translation>Liste von Aussagen</translation>
    </message>
    <message>
        <source>Claims merged.</source>
        <translation>Aussagen zusammengeführt.</translation>
    </message>
    <message>
        <source>Claims of the case that say nearly the same</source>
        <translation>Aussagen des Falls, die fast dasselbe sagen</translation>
    </message>
    <message>
        <source>Claims related.</source>
        <translation>Aussagen in Beziehung gesetzt.</translation>
    </message>
    <message>
        <source>Claims to cite the passage for</source>
        <translation>Aussagen, die die Textstelle belegen kann</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear since</source>
        <translation>Klar seit</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Clear the filters of the sources</source>
        <translation>Filter der Quellen leeren</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close all groups</source>
        <translation>Alle Gruppen schließen</translation>
    </message>
    <message>
        <source>Close or open a group</source>
        <translation>Gruppe schließen oder öffnen</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Wird geschlossen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten…</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>gehört zum Programm</translation>
    </message>
    <message>
        <source>Coming back</source>
        <translation>Zurück zur Gegenwart</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>Passende Befehle</translation>
    </message>
    <message>
        <source>Commas between several</source>
        <translation>Mehrere mit Komma</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment on a conflict</source>
        <translation>Konflikt kommentieren</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Comparing two moments</source>
        <translation>Zwei Zeitpunkte vergleichen</translation>
    </message>
    <message>
        <source>Competing hypotheses</source>
        <translation>Konkurrierende Hypothesen</translation>
    </message>
    <message>
        <source>Completely reliable</source>
        <translation>Völlig verlässlich</translation>
    </message>
    <message>
        <source>completely reliable</source>
        <translation>völlig verlässlich</translation>
    </message>
    <message>
        <source>Confi&amp;dence in this link</source>
        <translation>&amp;Sicherheit dieses Belegs</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Confidence in the link: {level}</source>
        <translation>Sicherheit des Belegs: {level}</translation>
    </message>
    <message>
        <source>Confidence in this link</source>
        <translation>Sicherheit dieses Belegs</translation>
    </message>
    <message>
        <source>confidence {level}</source>
        <translation>Sicherheit {level}</translation>
    </message>
    <message>
        <source>Confidence, in a sentence of its own</source>
        <translation>Sicherheit, in einem eigenen Satz</translation>
    </message>
    <message>
        <source>Confirmed by other sources</source>
        <translation>Von anderen Quellen bestätigt</translation>
    </message>
    <message>
        <source>confirmed by other sources</source>
        <translation>von anderen Quellen bestätigt</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>consistent</source>
        <translation>vereinbar</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhaltsverzeichnis</translation>
    </message>
    <message>
        <source>contents</source>
        <translation>Inhaltsverzeichnis</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Contradicts</source>
        <translation>Widerspricht</translation>
    </message>
    <message>
        <source>contradicts</source>
        <translation>widerspricht</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy an article, a statement or a post and paste it here with Ctrl+V, or drop files or text anywhere on this page. Then select a passage and press Ctrl+Return to make a claim of it.</source>
        <translation>Einen Artikel, eine Erklärung oder einen Beitrag kopieren und hier mit Strg+V einfügen, oder Dateien oder Text auf diese Seite ziehen. Dann eine Textstelle auswählen und mit Strg+Return eine Aussage daraus machen.</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Correction notice</source>
        <translation>Berichtigung</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>Gezählt von</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählweise</translation>
    </message>
    <message>
        <source>credibility</source>
        <translation>Glaubhaftigkeit</translation>
    </message>
    <message>
        <source>Credibility of all their citations</source>
        <translation>Glaubhaftigkeit aller ihrer Belege</translation>
    </message>
    <message>
        <source>Credibility of the citation</source>
        <translation>Glaubhaftigkeit des Belegs</translation>
    </message>
    <message>
        <source>Credibility of the item</source>
        <translation>Glaubhaftigkeit der Angabe</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>Kroatisch</translation>
    </message>
    <message>
        <source>cumulative</source>
        <translation>kumuliert</translation>
    </message>
    <message>
        <source>Cut-off</source>
        <translation>Informationsstand</translation>
    </message>
    <message>
        <source>cut-off</source>
        <translation>Informationsstand</translation>
    </message>
    <message>
        <source>cut-off {date}</source>
        <translation>Informationsstand {date}</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>Tschechisch</translation>
    </message>
    <message>
        <source>Daily update</source>
        <translation>Tagesmeldung</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Day or time</source>
        <translation>Tag oder Zeit</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez.</translation>
    </message>
    <message>
        <source>decade</source>
        <translation>Jahrzehnt</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Entschieden durch</translation>
    </message>
    <message>
        <source>decided by</source>
        <translation>entschieden durch</translation>
    </message>
    <message>
        <source>decided on</source>
        <translation>entschieden am</translation>
    </message>
    <message>
        <source>deduced it</source>
        <translation>hat es erschlossen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete or a click on the cross removes it</source>
        <translation>Entf oder ein Klick auf das Kreuz entfernt es</translation>
    </message>
    <message>
        <source>Delete removes it.</source>
        <translation>Entf entfernt es.</translation>
    </message>
    <message>
        <source>Delete takes it away</source>
        <translation>Entf nimmt es weg</translation>
    </message>
    <message>
        <source>Delete takes the filter away</source>
        <translation>Entf nimmt den Filter weg</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>Streichung</translation>
    </message>
    <message>
        <source>Demonstration case</source>
        <translation>Vorführfall</translation>
    </message>
    <message>
        <source>description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Descriptor</source>
        <translation>Kurzbeschreibung</translation>
    </message>
    <message>
        <source>descriptor</source>
        <translation>Kurzbeschreibung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Details for whoever looks into it</source>
        <translation>Einzelheiten für die Fehlersuche</translation>
    </message>
    <message>
        <source>Details of the source</source>
        <translation>Einzelheiten der Quelle</translation>
    </message>
    <message>
        <source>Developments</source>
        <translation>Entwicklungen</translation>
    </message>
    <message>
        <source>Differing figures</source>
        <translation>Abweichende Zahlen</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Disputed by</source>
        <translation>Bestritten von</translation>
    </message>
    <message>
        <source>dissent</source>
        <translation>Dissens</translation>
    </message>
    <message>
        <source>Dissents from</source>
        <translation>Weicht ab von</translation>
    </message>
    <message>
        <source>dissents from</source>
        <translation>weicht ab von</translation>
    </message>
    <message>
        <source>Dissents from it</source>
        <translation>Weicht davon ab</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteiler</translation>
    </message>
    <message>
        <source>distribution</source>
        <translation>Verteiler</translation>
    </message>
    <message>
        <source>Distribution and handling</source>
        <translation>Verteiler und Einstufung</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Wiederhergestellt: {what}</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Zweifelhaft</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>zweifelhaft</translation>
    </message>
    <message>
        <source>Drawn from the developments that have a date.</source>
        <translation>Gezeichnet aus den Entwicklungen, die ein Datum haben.</translation>
    </message>
    <message>
        <source>Drop a picture here, PNG or JPEG, or choose a file</source>
        <translation>Bild (PNG oder JPEG) hier ablegen oder eine Datei wählen</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Drop to add as sources</source>
        <translation>Loslassen, um als Quellen hinzuzufügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Duplicate report</source>
        <translation>Bericht verdoppeln</translation>
    </message>
    <message>
        <source>Duplicate the report</source>
        <translation>Bericht verdoppeln</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>E gives another value</source>
        <translation>E gibt einen anderen Wert</translation>
    </message>
    <message>
        <source>e.g. 14 Nov 2023</source>
        <translation>z. B. 14. Nov. 2023</translation>
    </message>
    <message>
        <source>e.g. 24 Oct 2023</source>
        <translation>z. B. 24. Okt. 2023</translation>
    </message>
    <message>
        <source>Each text is shown with what was found in it before it is added.</source>
        <translation>Jeder Text wird mit dem darin Gefundenen gezeigt, bevor er hinzukommt.</translation>
    </message>
    <message>
        <source>Each with why it is believed, how it could fail, and what follows if it is wrong. Judgments rest on them, and say so.</source>
        <translation>Jede mit dem Grund, wie sie versagen könnte und was folgt, wenn sie falsch ist. Urteile beruhen darauf und sagen es.</translation>
    </message>
    <message>
        <source>early {month}</source>
        <translation>Anfang {month}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit assessment</source>
        <translation>Einschätzung bearbeiten</translation>
    </message>
    <message>
        <source>Edit assumption</source>
        <translation>Annahme bearbeiten</translation>
    </message>
    <message>
        <source>Edit case</source>
        <translation>Fall bearbeiten</translation>
    </message>
    <message>
        <source>Edit citation</source>
        <translation>Beleg bearbeiten</translation>
    </message>
    <message>
        <source>Edit claim</source>
        <translation>Aussage bearbeiten</translation>
    </message>
    <message>
        <source>Edit entity</source>
        <translation>Objekt bearbeiten</translation>
    </message>
    <message>
        <source>Edit evidence</source>
        <translation>Zeile der Matrix bearbeiten</translation>
    </message>
    <message>
        <source>Edit expert</source>
        <translation>Fachperson bearbeiten</translation>
    </message>
    <message>
        <source>Edit gap</source>
        <translation>Wissenslücke bearbeiten</translation>
    </message>
    <message>
        <source>Edit hypothesis</source>
        <translation>Hypothese bearbeiten</translation>
    </message>
    <message>
        <source>Edit indicator</source>
        <translation>Indikator bearbeiten</translation>
    </message>
    <message>
        <source>Edit part</source>
        <translation>Teil bearbeiten</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>Frage bearbeiten</translation>
    </message>
    <message>
        <source>Edit report</source>
        <translation>Bericht bearbeiten</translation>
    </message>
    <message>
        <source>Edit source</source>
        <translation>Quelle bearbeiten</translation>
    </message>
    <message>
        <source>Edit sources</source>
        <translation>Quellen bearbeiten</translation>
    </message>
    <message>
        <source>Edit the citation of {source}</source>
        <translation>Beleg aus {source} bearbeiten</translation>
    </message>
    <message>
        <source>Edit the claim</source>
        <translation>Aussage bearbeiten</translation>
    </message>
    <message>
        <source>Edit the selected claims…</source>
        <translation>Ausgewählte Aussagen bearbeiten…</translation>
    </message>
    <message>
        <source>Edit the source</source>
        <translation>Quelle bearbeiten</translation>
    </message>
    <message>
        <source>Edit the source, or all that are selected</source>
        <translation>Quelle bearbeiten, oder alle ausgewählten</translation>
    </message>
    <message>
        <source>Edit the source…</source>
        <translation>Quelle bearbeiten…</translation>
    </message>
    <message numerus="yes">
        <source>Edit {n} claims</source>
        <extracomment>For one: Edit {n} claim</extracomment>
        <translation>
            <numerusform>{n} Aussage bearbeiten</numerusform>
            <numerusform>{n} Aussagen bearbeiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit {n} selected claims</source>
        <extracomment>For one: Edit {n} selected claim</extracomment>
        <translation>
            <numerusform>{n} ausgewählte Aussage bearbeiten</numerusform>
            <numerusform>{n} ausgewählte Aussagen bearbeiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit {n} sources</source>
        <extracomment>For one: Edit {n} source</extracomment>
        <translation>
            <numerusform>{n} Quelle bearbeiten</numerusform>
            <numerusform>{n} Quellen bearbeiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Editing sources</source>
        <translation>Quellen werden bearbeitet</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>edition</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Edition written: {file}</source>
        <translation>Ausgabe geschrieben: {file}</translation>
    </message>
    <message>
        <source>edition {number} of {report}, {time}</source>
        <translation>Ausgabe {number} von {report}, {time}</translation>
    </message>
    <message>
        <source>Editions</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>effect if it is wrong</source>
        <translation>Folge, falls sie falsch ist</translation>
    </message>
    <message>
        <source>Elaborates</source>
        <translation>Führt aus</translation>
    </message>
    <message>
        <source>elaborates</source>
        <translation>führt aus</translation>
    </message>
    <message>
        <source>Elaborates it</source>
        <translation>Führt sie aus</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>End finding</source>
        <translation>Suche beenden</translation>
    </message>
    <message>
        <source>endnotes</source>
        <translation>Endnoten</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>English, or en</source>
        <translation>Deutsch, oder de</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>entity</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Esc: what was typed is put aside</source>
        <translation>Esc: das Eingegebene wird beiseitegelegt</translation>
    </message>
    <message>
        <source>Estimate with annexes</source>
        <translation>Lagebeurteilung mit Anlagen</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>Estnisch</translation>
    </message>
    <message>
        <source>Every change carries your name. You are asked once; change it in the File menu.</source>
        <translation>Jede Änderung trägt Ihren Namen. Gefragt wird einmal; ändern lässt er sich im Menü „Datei“.</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>everyone who may see the report</source>
        <translation>alle, die den Bericht sehen dürfen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Everything of that is here already.</source>
        <translation>Alles davon ist schon hier.</translation>
    </message>
    <message>
        <source>Everything that the case holds, in the usual order of sections.</source>
        <translation>Alles, was der Fall enthält, in der üblichen Reihenfolge der Abschnitte.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>Zeile der Matrix</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Fachperson</translation>
    </message>
    <message>
        <source>Expert added.</source>
        <translation>Fachperson hinzugefügt.</translation>
    </message>
    <message>
        <source>Expert assessment</source>
        <translation>Einschätzung</translation>
    </message>
    <message>
        <source>Expert changed.</source>
        <translation>Fachperson geändert.</translation>
    </message>
    <message>
        <source>Expert editor</source>
        <translation>Fachperson bearbeiten</translation>
    </message>
    <message>
        <source>Expert views</source>
        <translation>Fachleute</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Fachleute</translation>
    </message>
    <message>
        <source>Experts are named people whose views you record</source>
        <translation>Fachleute sind namentlich genannte Personen, deren Sicht festgehalten wird</translation>
    </message>
    <message>
        <source>Experts merged.</source>
        <translation>Fachleute zusammengeführt.</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Export the report…</source>
        <translation>Bericht exportieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Tatsache</translation>
    </message>
    <message>
        <source>fact</source>
        <translation>Tatsache</translation>
    </message>
    <message>
        <source>Fairly reliable</source>
        <translation>Ziemlich verlässlich</translation>
    </message>
    <message>
        <source>fairly reliable</source>
        <translation>ziemlich verlässlich</translation>
    </message>
    <message>
        <source>false</source>
        <translation>nicht eingetreten</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb.</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <source>Fi&amp;gure, as one says it</source>
        <translation>&amp;Zahl, wie man sie sagt</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Fachgebiet</translation>
    </message>
    <message>
        <source>Field of work</source>
        <translation>Fachgebiet</translation>
    </message>
    <message>
        <source>Fields in conflict</source>
        <translation>Felder im Konflikt</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Figure incomplete</source>
        <translation>Zahl unvollständig</translation>
    </message>
    <message>
        <source>figure without authority, date, population or wording</source>
        <translation>Zahl ohne Urheber, Datum, Gesamtheit oder Wortlaut</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Figures table</source>
        <translation>Zahlentabelle</translation>
    </message>
    <message>
        <source>figures that cannot both be right, and are not linked</source>
        <translation>Zahlen, die nicht beide stimmen können und nicht verknüpft sind</translation>
    </message>
    <message>
        <source>Figures that contradict each other, side by side.</source>
        <translation>Zahlen, die einander widersprechen, nebeneinander.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>file that came back</source>
        <translation>zurückgekommene Datei</translation>
    </message>
    <message>
        <source>Fill in its head.</source>
        <translation>Füllen Sie seinen Kopf aus.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter by a value</source>
        <translation>Nach einem Wert filtern</translation>
    </message>
    <message>
        <source>Filter by a value…</source>
        <translation>Nach einem Wert filtern…</translation>
    </message>
    <message>
        <source>Filter claims</source>
        <translation>Aussagen filtern</translation>
    </message>
    <message>
        <source>Filter judgments</source>
        <translation>Urteile filtern</translation>
    </message>
    <message>
        <source>Filter sources</source>
        <translation>Quellen filtern</translation>
    </message>
    <message>
        <source>Filter “{name}” removed.</source>
        <translation>Filter „{name}“ entfernt.</translation>
    </message>
    <message>
        <source>Filter: {filter}</source>
        <translation>Filter: {filter}</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Schlussbericht</translation>
    </message>
    <message>
        <source>final</source>
        <translation>Schlussbericht</translation>
    </message>
    <message>
        <source>Find a claim</source>
        <translation>Aussage suchen</translation>
    </message>
    <message>
        <source>Find a claim, an assessment, a source</source>
        <translation>Aussage, Einschätzung oder Quelle suchen</translation>
    </message>
    <message>
        <source>Find a filter</source>
        <translation>Filter suchen</translation>
    </message>
    <message>
        <source>Find a record</source>
        <translation>Eintrag suchen</translation>
    </message>
    <message>
        <source>Find a source</source>
        <translation>Quelle suchen</translation>
    </message>
    <message>
        <source>Find a value</source>
        <translation>Wert suchen</translation>
    </message>
    <message>
        <source>Find in the history</source>
        <translation>Im Verlauf suchen</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>Find the claim</source>
        <translation>Aussage suchen</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Findings of the checks that somebody let stand, each with the reason.</source>
        <translation>Befunde der Prüfungen, die jemand stehen ließ, jeweils mit der Begründung.</translation>
    </message>
    <message>
        <source>Finds</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finnisch</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erste</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>Vor- und Nachname</translation>
    </message>
    <message>
        <source>First, keeps the figure</source>
        <translation>Die erste, behält die Zahl</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Seitenbreite</translation>
    </message>
    <message>
        <source>Fold postponed away</source>
        <translation>Aufgeschobene ausblenden</translation>
    </message>
    <message>
        <source>Fold the inspector</source>
        <translation>Seitenleiste einklappen</translation>
    </message>
    <message>
        <source>Fold the outline of the report, or show it</source>
        <translation>Gliederung des Berichts ein- oder ausklappen</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>footnotes</source>
        <translation>Fußnoten</translation>
    </message>
    <message>
        <source>for a colleague</source>
        <translation>zum Weitergeben</translation>
    </message>
    <message>
        <source>For a month</source>
        <translation>Für einen Monat</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>Für eine Woche</translation>
    </message>
    <message>
        <source>For claims that say the same</source>
        <translation>Für Aussagen, die dasselbe sagen</translation>
    </message>
    <message>
        <source>For the named recipients only.</source>
        <translation>Nur für die genannten Empfänger.</translation>
    </message>
    <message>
        <source>For the wider community that it concerns; not for publication.</source>
        <translation>Für den weiteren Kreis, den es betrifft; nicht zur Veröffentlichung.</translation>
    </message>
    <message>
        <source>For those in the organisation and its clients who need to know.</source>
        <translation>Für alle in der Organisation und bei ihren Auftraggebern, die es wissen müssen.</translation>
    </message>
    <message>
        <source>For those in the organisation who need to know, and no further.</source>
        <translation>Für alle in der Organisation, die es wissen müssen, und nicht darüber hinaus.</translation>
    </message>
    <message>
        <source>For three days</source>
        <translation>Für drei Tage</translation>
    </message>
    <message>
        <source>for {who}</source>
        <translation>für {who}</translation>
    </message>
    <message>
        <source>For, against</source>
        <translation>Pro, contra</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>forked after “{action}”</source>
        <translation>auseinander nach „{action}“</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>found as “{name}”</source>
        <translation>gefunden als „{name}“</translation>
    </message>
    <message>
        <source>Freeze the report as an edition</source>
        <translation>Den Bericht als Ausgabe festhalten</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From sources to a report in which every sentence leads back.</source>
        <translation>Von den Quellen zum Bericht, in dem jeder Satz zurückführt.</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>von Anfang an</translation>
    </message>
    <message>
        <source>From this day on</source>
        <translation>Ab diesem Tag</translation>
    </message>
    <message>
        <source>from {date}, end not known</source>
        <translation>ab {date}, Ende unbekannt</translation>
    </message>
    <message>
        <source>from {file}</source>
        <translation>aus {file}</translation>
    </message>
    <message>
        <source>from {start} to {end}</source>
        <translation>von {start} bis {end}</translation>
    </message>
    <message>
        <source>from, e.g. 14 Nov</source>
        <translation>von, z. B. 14. Nov</translation>
    </message>
    <message>
        <source>Further judgments</source>
        <translation>Weitere Urteile</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Wissenslücke</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>Georgisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Give a position up</source>
        <translation>Position aufgeben</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Give the case a title.</source>
        <translation>Dem Fall einen Titel geben.</translation>
    </message>
    <message>
        <source>Give the filter a name.</source>
        <translation>Dem Filter einen Namen geben.</translation>
    </message>
    <message>
        <source>Give the source a title.</source>
        <translation>Der Quelle einen Titel geben.</translation>
    </message>
    <message>
        <source>Gives up the order that was made by hand; what is left out stays left out</source>
        <translation>Gibt die von Hand gesetzte Reihenfolge auf; Weggelassenes bleibt weggelassen</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>Dorthin zurück</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Damit weitermachen</translation>
    </message>
    <message>
        <source>Go to the first passage</source>
        <translation>Zur ersten Textstelle</translation>
    </message>
    <message>
        <source>Go to the next sentence that rests on nothing</source>
        <translation>Zum nächsten Satz, der sich auf nichts stützt</translation>
    </message>
    <message>
        <source>Go to the passage</source>
        <translation>Zur Textstelle</translation>
    </message>
    <message>
        <source>Go to the passage in {source}</source>
        <translation>Zur Textstelle in {source}</translation>
    </message>
    <message>
        <source>Go to the sources</source>
        <translation>Zu den Quellen</translation>
    </message>
    <message>
        <source>Go to the text of the chosen part</source>
        <translation>Zum Text des gewählten Teils</translation>
    </message>
    <message>
        <source>Goes on without this one</source>
        <translation>Weiter ohne diese</translation>
    </message>
    <message>
        <source>Going back</source>
        <translation>Früherer Stand wird gelesen</translation>
    </message>
    <message>
        <source>government</source>
        <translation>Behörde</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>grade missing or half set</source>
        <translation>Bewertung fehlt oder ist nur halb vergeben</translation>
    </message>
    <message>
        <source>Grade the source from A to F and the information from 1 to 6, apart; F and 6 say that it cannot be judged.</source>
        <translation>Bewerten Sie die Quelle von A bis F und die Information von 1 bis 6, getrennt; F und 6 besagen, dass sich nichts beurteilen lässt.</translation>
    </message>
    <message>
        <source>grade {grade}</source>
        <translation>Bewertung {grade}</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Weitergabe</translation>
    </message>
    <message>
        <source>handling</source>
        <translation>Weitergabe</translation>
    </message>
    <message>
        <source>handling {mark}</source>
        <translation>Weitergabe {mark}</translation>
    </message>
    <message>
        <source>Handling: {mark}</source>
        <translation>Weitergabe: {mark}</translation>
    </message>
    <message>
        <source>Hausa</source>
        <translation>Hausa</translation>
    </message>
    <message>
        <source>Header and footer are ours.</source>
        <translation>Kopf- und Fußzeile sind unsere.</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>heading</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>Heading (F2)</source>
        <translation>Überschrift (F2)</translation>
    </message>
    <message>
        <source>Heading in the report</source>
        <translation>Überschrift im Bericht</translation>
    </message>
    <message>
        <source>Heading of this part</source>
        <translation>Überschrift dieses Teils</translation>
    </message>
    <message>
        <source>heading or place</source>
        <translation>Überschrift oder Ort</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Schon hier</translation>
    </message>
    <message>
        <source>Here with other values, which stay</source>
        <translation>Hier mit anderen Werten, die bleiben</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History of this record</source>
        <translation>Verlauf dieses Datensatzes</translation>
    </message>
    <message>
        <source>Hold apart</source>
        <translation>Auseinanderhalten</translation>
    </message>
    <message>
        <source>horizon</source>
        <translation>Zeithorizont</translation>
    </message>
    <message>
        <source>How &amp;credible is this item?</source>
        <translation>Wie &amp;glaubhaft ist die Angabe?</translation>
    </message>
    <message>
        <source>How a report may describe it: a regional daily</source>
        <translation>Wie ein Bericht sie beschreiben kann: eine Regionalzeitung</translation>
    </message>
    <message>
        <source>How credible is this item?</source>
        <translation>Wie glaubhaft ist die Angabe?</translation>
    </message>
    <message>
        <source>How did it come out?</source>
        <translation>Wie ist es ausgegangen?</translation>
    </message>
    <message>
        <source>How it could fail</source>
        <translation>Wie sie versagen könnte</translation>
    </message>
    <message>
        <source>how it could fail</source>
        <translation>wie sie versagen könnte</translation>
    </message>
    <message>
        <source>How it derives</source>
        <translation>Wie sie davon abhängt</translation>
    </message>
    <message>
        <source>How it will be decided</source>
        <translation>Woran es sich entscheidet</translation>
    </message>
    <message>
        <source>How one knows</source>
        <translation>Woher man das weiß</translation>
    </message>
    <message>
        <source>How re&amp;liable is the source?</source>
        <translation>Wie &amp;verlässlich ist die Quelle?</translation>
    </message>
    <message>
        <source>How reliable is the source?</source>
        <translation>Wie verlässlich ist die Quelle?</translation>
    </message>
    <message>
        <source>How the speaker &amp;knows</source>
        <translation>Grundlage des &amp;Wissens</translation>
    </message>
    <message>
        <source>How the speaker knows</source>
        <translation>Woher der Sprecher es weiß</translation>
    </message>
    <message>
        <source>How the speaker knows cannot be judged.</source>
        <translation>Woher der Sprecher es weiß, ist nicht zu beurteilen.</translation>
    </message>
    <message>
        <source>humanitarian</source>
        <translation>humanitär</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>Ungarisch</translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation>Hypothese</translation>
    </message>
    <message>
        <source>hypothesis</source>
        <translation>Hypothese</translation>
    </message>
    <message numerus="yes">
        <source>i {n} proposals of readers wait on the Reports page.</source>
        <extracomment>For one: i A proposal of a reader waits on the Reports page.</extracomment>
        <translation>
            <numerusform>i Ein Vorschlag eines Lesers wartet auf der Seite Berichte.</numerusform>
            <numerusform>i {n} Vorschläge von Lesern warten auf der Seite Berichte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import a review</source>
        <translation>Durchsicht importieren</translation>
    </message>
    <message>
        <source>Import all of: {kind}</source>
        <translation>Alle importieren: {kind}</translation>
    </message>
    <message>
        <source>Import everything</source>
        <translation>Alles importieren</translation>
    </message>
    <message>
        <source>Import from another case</source>
        <translation>Aus einem anderen Fall importieren</translation>
    </message>
    <message>
        <source>Import from “{title}”</source>
        <translation>Aus „{title}“ importieren</translation>
    </message>
    <message>
        <source>Import review</source>
        <translation>Durchsicht importieren</translation>
    </message>
    <message>
        <source>Import review…</source>
        <translation>Durchsicht importieren…</translation>
    </message>
    <message>
        <source>Import the chosen records</source>
        <translation>Die ausgewählten Einträge importieren</translation>
    </message>
    <message numerus="yes">
        <source>Import {n} records</source>
        <extracomment>For one: Import {n} record</extracomment>
        <translation>
            <numerusform>{n} Datensatz importieren</numerusform>
            <numerusform>{n} Datensätze importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>importance</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Importing from {file}</source>
        <translation>Import aus {file}</translation>
    </message>
    <message>
        <source>Improbable</source>
        <translation>Unwahrscheinlich</translation>
    </message>
    <message>
        <source>improbable</source>
        <translation>unwahrscheinlich</translation>
    </message>
    <message>
        <source>In a table or list</source>
        <translation>In einer Tabelle oder Liste</translation>
    </message>
    <message>
        <source>In a text of a report</source>
        <translation>In einem Text eines Berichts</translation>
    </message>
    <message>
        <source>In an editor</source>
        <translation>In einem Formular</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>Im Konflikt</translation>
    </message>
    <message>
        <source>in conflict</source>
        <translation>im Konflikt</translation>
    </message>
    <message>
        <source>in long reports</source>
        <translation>in langen Berichten</translation>
    </message>
    <message>
        <source>in the claim</source>
        <translation>in der Aussage</translation>
    </message>
    <message>
        <source>In the list of the checks</source>
        <translation>In der Liste der Prüfungen</translation>
    </message>
    <message>
        <source>In the list: K keeps it, X removes it, A assigns, C comments, P postpones, J goes on.</source>
        <translation>In der Liste: K behält ihn, X entfernt ihn, A teilt zu, C kommentiert, P schiebt auf, J geht weiter.</translation>
    </message>
    <message>
        <source>In the list: {deeds}, A assigns, C comments, P postpones, J goes on.</source>
        <translation>In der Liste: {deeds}, A teilt zu, C kommentiert, P schiebt auf, J geht weiter.</translation>
    </message>
    <message>
        <source>In the list: {keys} answer, E changes the wording, J and K go on.</source>
        <translation>In der Liste: {keys} antworten, E ändert den Wortlaut, J und K gehen weiter.</translation>
    </message>
    <message>
        <source>In the list: {keys} answer, E goes to the reason, J and K go on.</source>
        <translation>In der Liste: {keys} antworten, E führt zur Begründung, J und K gehen weiter.</translation>
    </message>
    <message>
        <source>In the other copy</source>
        <translation>In der anderen Kopie</translation>
    </message>
    <message>
        <source>In the outline of a report</source>
        <translation>In der Gliederung eines Berichts</translation>
    </message>
    <message>
        <source>In the proposals of readers</source>
        <translation>In den Vorschlägen von Lesern</translation>
    </message>
    <message>
        <source>In the report</source>
        <translation>Im Bericht</translation>
    </message>
    <message>
        <source>in the report</source>
        <translation>im Bericht</translation>
    </message>
    <message>
        <source>In the text of a source</source>
        <translation>Im Text einer Quelle</translation>
    </message>
    <message>
        <source>In this report (F2)</source>
        <translation>In diesem Bericht (F2)</translation>
    </message>
    <message>
        <source>In words (required)</source>
        <translation>In Worten (erforderlich)</translation>
    </message>
    <message>
        <source>inconsistent</source>
        <translation>unvereinbar</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>Indikatoren</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>Indonesisch</translation>
    </message>
    <message>
        <source>inferred it</source>
        <translation>hat es gefolgert</translation>
    </message>
    <message>
        <source>Information cut-off</source>
        <translation>Informationsstand</translation>
    </message>
    <message>
        <source>information cut-off</source>
        <translation>Informationsstand</translation>
    </message>
    <message>
        <source>Initial</source>
        <translation>Erstbericht</translation>
    </message>
    <message>
        <source>initial</source>
        <translation>Erstbericht</translation>
    </message>
    <message>
        <source>injured</source>
        <translation>Verletzte</translation>
    </message>
    <message>
        <source>Insert what a sentence rests on</source>
        <translation>Einfügen, worauf ein Satz beruht</translation>
    </message>
    <message>
        <source>Insert what the sentence rests on</source>
        <translation>Einfügen, worauf sich der Satz stützt</translation>
    </message>
    <message>
        <source>Insertion</source>
        <translation>Einfügung</translation>
    </message>
    <message>
        <source>Insert…</source>
        <translation>Einfügen …</translation>
    </message>
    <message>
        <source>Institute or office</source>
        <translation>Institut oder Behörde</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>Interessen</translation>
    </message>
    <message>
        <source>interests</source>
        <translation>Interessen</translation>
    </message>
    <message>
        <source>interests: {interests}</source>
        <translation>Interessen: {interests}</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>Into the assessment</source>
        <translation>In die Einschätzung</translation>
    </message>
    <message>
        <source>Into the claim</source>
        <translation>In die Aussage</translation>
    </message>
    <message>
        <source>Into the record</source>
        <translation>In den Datensatz</translation>
    </message>
    <message>
        <source>Into the report</source>
        <translation>In den Bericht</translation>
    </message>
    <message>
        <source>Is a record of this case</source>
        <translation>Ist ein Eintrag dieses Falls</translation>
    </message>
    <message>
        <source>Is elaborated by</source>
        <translation>Wird ausgeführt von</translation>
    </message>
    <message>
        <source>Is it a party to the matter?</source>
        <translation>Ist sie selbst beteiligt?</translation>
    </message>
    <message>
        <source>is newer than</source>
        <translation>ist neuer als</translation>
    </message>
    <message>
        <source>is not in this case</source>
        <translation>ist nicht in diesem Fall</translation>
    </message>
    <message>
        <source>is set on the source</source>
        <translation>steht an der Quelle</translation>
    </message>
    <message>
        <source>Is superseded by</source>
        <translation>Wird abgelöst von</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Herausgeben</translation>
    </message>
    <message>
        <source>Issue report</source>
        <translation>Bericht herausgeben</translation>
    </message>
    <message>
        <source>Issue report no. {number}</source>
        <translation>Bericht Nr. {number} herausgeben</translation>
    </message>
    <message>
        <source>Issue the report…</source>
        <translation>Den Bericht herausgeben …</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>herausgegeben</translation>
    </message>
    <message>
        <source>issued at</source>
        <translation>herausgegeben am</translation>
    </message>
    <message>
        <source>Issued editions</source>
        <translation>Herausgegebene Ausgaben</translation>
    </message>
    <message>
        <source>issued {date}</source>
        <translation>herausgegeben {date}</translation>
    </message>
    <message>
        <source>Issued: report no. {number}</source>
        <translation>Herausgegeben: Bericht Nr. {number}</translation>
    </message>
    <message>
        <source>Issue…</source>
        <translation>Herausgeben …</translation>
    </message>
    <message>
        <source>Issuing the report</source>
        <translation>Bericht wird herausgegeben</translation>
    </message>
    <message>
        <source>It came true, by the rule.</source>
        <translation>Nach der Regel eingetreten.</translation>
    </message>
    <message>
        <source>It can no longer be decided, and does not count.</source>
        <translation>Nicht mehr zu entscheiden; zählt nicht.</translation>
    </message>
    <message>
        <source>It contradicts a claim…</source>
        <translation>Widerspricht einer Aussage…</translation>
    </message>
    <message>
        <source>It counts for the folder of the case and all folders in it. The case is opened anew.</source>
        <translation>Das gilt für den Ordner des Falls und alle Ordner darin. Der Fall wird neu geöffnet.</translation>
    </message>
    <message>
        <source>It elaborates a claim…</source>
        <translation>Führt eine Aussage aus…</translation>
    </message>
    <message>
        <source>It goes</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>It goes with the case, and everybody who has the case sees it.</source>
        <translation>Er gehört zum Fall, und alle, die den Fall haben, sehen ihn.</translation>
    </message>
    <message>
        <source>It holds under conditions.</source>
        <translation>Gilt unter Bedingungen.</translation>
    </message>
    <message>
        <source>It holds, as far as we can see.</source>
        <translation>Gilt, soweit wir sehen.</translation>
    </message>
    <message>
        <source>It is a row of evidence</source>
        <translation>Ist eine Zeile der Matrix</translation>
    </message>
    <message>
        <source>It is merged with the others.</source>
        <translation>Sie wird mit den anderen zusammengeführt.</translation>
    </message>
    <message>
        <source>It is the first edition of this report.</source>
        <translation>Es ist die erste Ausgabe dieses Berichts.</translation>
    </message>
    <message>
        <source>It proved false, by the rule.</source>
        <translation>Nach der Regel nicht eingetreten.</translation>
    </message>
    <message>
        <source>It replaced</source>
        <translation>Ersetzt hat es</translation>
    </message>
    <message numerus="yes">
        <source>It rests on {n} more records.</source>
        <extracomment>For one: It rests on {n} more record.</extracomment>
        <translation>
            <numerusform>Beruht auf {n} weiterem Datensatz.</numerusform>
            <numerusform>Beruht auf {n} weiteren Datensätzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It says more about what the other one claims.</source>
        <translation>Sie sagt mehr zu dem, was die andere aussagt.</translation>
    </message>
    <message>
        <source>It says “{words}”, and the assessment says “{instead}”. Change its likelihood as well.</source>
        <translation>Hier steht „{words}“, in der Einschätzung „{instead}“. Ändern Sie auch deren Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>It says “{words}”, and the figure of the claim is {instead}. Change the figure as well.</source>
        <translation>Hier steht „{words}“, und die Zahl der Aussage ist {instead}. Ändern Sie auch die Zahl.</translation>
    </message>
    <message>
        <source>It starts with everything that is not withdrawn, grouped by heading, each statement with a footnote that leads to its passage. You write the bottom line and texts of your own, set period and cut-off.</source>
        <translation>Er beginnt mit allem, was nicht zurückgezogen ist, nach Überschriften geordnet, jede Aussage mit einer Fußnote, die zu ihrer Stelle führt. Sie schreiben Kernaussage und eigene Texte und legen Zeitraum und Stand fest.</translation>
    </message>
    <message>
        <source>It stays</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>It stays visible as withdrawn, with your reason, and does not appear in reports that are built from now on.</source>
        <translation>Bleibt als zurückgezogen sichtbar, mit dem Grund, und erscheint nicht mehr in Berichten, die ab jetzt entstehen.</translation>
    </message>
    <message>
        <source>It supersedes a claim…</source>
        <translation>Löst eine Aussage ab…</translation>
    </message>
    <message>
        <source>It tells what changed since no. {number}, issued on {date}.</source>
        <translation>Sie sagt, was sich seit Nr. {number}, herausgegeben am {date}, geändert hat.</translation>
    </message>
    <message>
        <source>It was taken back. Undoing that brings it in again.</source>
        <translation>Sie wurde zurückgenommen. Wird das rückgängig gemacht, kommt sie wieder herein.</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Item {code}: {meaning}</source>
        <translation>Angabe {code}: {meaning}</translation>
    </message>
    <message>
        <source>Its origin</source>
        <translation>Ihr Ursprung</translation>
    </message>
    <message>
        <source>Its own words rest on it</source>
        <translation>Eigener Wortlaut beruht darauf</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Jan.</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Judged by this person</source>
        <translation>Von dieser Person beurteilt</translation>
    </message>
    <message>
        <source>Judgments</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>Judgments and what speaks for them in the body; developments, figures and sources as annexes.</source>
        <translation>Einschätzungen und ihre Gründe im Hauptteil; Entwicklungen, Zahlen und Quellen als Anlagen.</translation>
    </message>
    <message>
        <source>Judgments in time</source>
        <translation>Urteile im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Judgments that rest on it</source>
        <translation>Urteile, die darauf beruhen</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>Kasachisch</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>Alle behalten</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <source>Keep for the next claim: {what}</source>
        <translation>Für die nächste Aussage behalten: {what}</translation>
    </message>
    <message>
        <source>Keep it for the next claim</source>
        <translation>Für die nächste Aussage behalten</translation>
    </message>
    <message>
        <source>Keep template</source>
        <translation>Vorlage aufnehmen</translation>
    </message>
    <message>
        <source>Keep the copied text as a new version of this source</source>
        <translation>Kopierten Text als neue Fassung dieser Quelle behalten</translation>
    </message>
    <message>
        <source>Keeps the same text in two sources</source>
        <translation>Behält denselben Text in zwei Quellen</translation>
    </message>
    <message>
        <source>Keeps what was copied as a further text of this source (Ctrl+Shift+V)</source>
        <translation>Behält das Kopierte als weiteren Text dieser Quelle (Strg+Umschalt+V)</translation>
    </message>
    <message>
        <source>kept in the case</source>
        <translation>im Fall aufbewahrt</translation>
    </message>
    <message>
        <source>Kept in words: no number is said</source>
        <translation>In Worten behalten: Es wird keine Zahl genannt</translation>
    </message>
    <message>
        <source>Kept with the source</source>
        <translation>Bei der Quelle behalten</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>Key judgment</source>
        <translation>Kernaussage</translation>
    </message>
    <message>
        <source>key judgment</source>
        <translation>Kernaussage</translation>
    </message>
    <message>
        <source>Key judgment of the report</source>
        <translation>Kernaussage des Berichts</translation>
    </message>
    <message>
        <source>key judgment without what it must carry</source>
        <translation>Kernurteil ohne das, was es enthalten muss</translation>
    </message>
    <message>
        <source>Key judgments</source>
        <translation>Kernaussagen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kind of claim</source>
        <translation>Art der Aussage</translation>
    </message>
    <message>
        <source>Kind of find</source>
        <translation>Art des Fundes</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Art des Eintrags</translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation>Art der Quelle</translation>
    </message>
    <message>
        <source>Kind of the second</source>
        <translation>Art der zweiten</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Kurdish</source>
        <translation>Kurdisch</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Querformat</translation>
    </message>
    <message>
        <source>landscape</source>
        <translation>Querformat</translation>
    </message>
    <message>
        <source>Landscape pages</source>
        <translation>Seiten im Querformat</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Larger pages</source>
        <translation>Seiten größer</translation>
    </message>
    <message>
        <source>Larger type</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>last action there {when}</source>
        <translation>letzte Aktion dort {when}</translation>
    </message>
    <message>
        <source>Last added</source>
        <translation>Zuletzt hinzugefügt</translation>
    </message>
    <message>
        <source>Last exports</source>
        <translation>Letzte Exporte</translation>
    </message>
    <message>
        <source>Last used (down arrow)</source>
        <translation>Zuletzt verwendet (Pfeil nach unten)</translation>
    </message>
    <message>
        <source>late {month}</source>
        <translation>Ende {month}</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>Lettisch</translation>
    </message>
    <message>
        <source>Laying out the pages</source>
        <translation>Seiten werden gesetzt</translation>
    </message>
    <message>
        <source>Leave a sentence out, or take it in</source>
        <translation>Satz weglassen oder aufnehmen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>Leave it for later</source>
        <translation>Für später lassen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Leave out of the report</source>
        <translation>Im Bericht weglassen</translation>
    </message>
    <message>
        <source>Leave what is chosen out, or show it</source>
        <translation>Gewähltes weglassen oder zeigen</translation>
    </message>
    <message>
        <source>Leaves the term out and keeps the range</source>
        <translation>Lässt den Begriff weg und behält die Spanne</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>Let the finding stand with a reason, or take that back</source>
        <translation>Den Befund mit Begründung stehen lassen, oder das zurücknehmen</translation>
    </message>
    <message>
        <source>Let the finding stand?</source>
        <translation>Befund stehen lassen?</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Level of the heading</source>
        <translation>Ebene der Überschrift</translation>
    </message>
    <message>
        <source>LibreOffice was not found on this computer. Install it (it is free) for PDF files and for page numbers in the contents.</source>
        <translation>LibreOffice wurde auf diesem Rechner nicht gefunden. Installieren Sie es (es ist frei), um PDF-Dateien und Seitenzahlen im Inhaltsverzeichnis zu erhalten.</translation>
    </message>
    <message>
        <source>LibreOffice was not found on this computer. Install it (it is free) to see the pages as they will be printed, to have page numbers in the contents, and to write PDF files.</source>
        <translation>LibreOffice wurde auf diesem Rechner nicht gefunden. Installieren Sie es (es ist frei), um die Seiten wie im Druck zu sehen, Seitenzahlen im Inhaltsverzeichnis zu erhalten und PDF-Dateien zu schreiben.</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>likelihood and confidence in one sentence</source>
        <translation>Wahrscheinlichkeit und Sicherheit in einem Satz</translation>
    </message>
    <message>
        <source>Likelihood and confidence never share a sentence: how likely it is, and how well founded that is.</source>
        <translation>Wahrscheinlichkeit und Sicherheit stehen nie in einem Satz: wie wahrscheinlich es ist, und wie gut das begründet ist.</translation>
    </message>
    <message>
        <source>likelihood from (%)</source>
        <translation>Wahrscheinlichkeit von (%)</translation>
    </message>
    <message>
        <source>Likelihood from, per cent</source>
        <translation>Wahrscheinlichkeit von, Prozent</translation>
    </message>
    <message>
        <source>likelihood not stated</source>
        <translation>Wahrscheinlichkeit nicht angegeben</translation>
    </message>
    <message>
        <source>Likelihood scale</source>
        <translation>Wahrscheinlichkeitsskala</translation>
    </message>
    <message>
        <source>likelihood scale</source>
        <translation>Wahrscheinlichkeitsskala</translation>
    </message>
    <message>
        <source>likelihood to (%)</source>
        <translation>Wahrscheinlichkeit bis (%)</translation>
    </message>
    <message>
        <source>Likelihood to, per cent</source>
        <translation>Wahrscheinlichkeit bis, Prozent</translation>
    </message>
    <message>
        <source>Likelihood, scale {name}</source>
        <translation>Wahrscheinlichkeit, Skala {name}</translation>
    </message>
    <message>
        <source>Line {number}: {complaint}</source>
        <translation>Zeile {number}: {complaint}</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Link entity</source>
        <translation>Objekt verknüpfen</translation>
    </message>
    <message>
        <source>Link taken away.</source>
        <translation>Verknüpfung gelöst.</translation>
    </message>
    <message>
        <source>links between them come, too</source>
        <translation>Verknüpfungen zwischen ihnen kommen mit</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>Litauisch</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>live</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>Look at an &amp;earlier state…</source>
        <translation>&amp;Früheren Stand ansehen…</translation>
    </message>
    <message>
        <source>Look at an earlier state</source>
        <translation>Früheren Stand ansehen</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Look at possible duplicates</source>
        <translation>Mögliche Dubletten ansehen</translation>
    </message>
    <message>
        <source>Look at the case as it was then</source>
        <translation>Fall ansehen, wie er damals war</translation>
    </message>
    <message>
        <source>Look at the conflicts</source>
        <translation>Konflikte ansehen</translation>
    </message>
    <message>
        <source>Looking at {file}</source>
        <translation>{file} wird angesehen</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>low</source>
        <translation>gering</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Abgegeben am</translation>
    </message>
    <message>
        <source>made on</source>
        <translation>abgegeben am</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Make the case</source>
        <translation>Fall anlegen</translation>
    </message>
    <message>
        <source>Making {file}</source>
        <translation>{file} wird angelegt</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>März</translation>
    </message>
    <message>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Matrixeintrag</translation>
    </message>
    <message>
        <source>marks at each paragraph</source>
        <translation>Kennzeichnung an jedem Absatz</translation>
    </message>
    <message>
        <source>Match style of template</source>
        <translation>Formatvorlage zuordnen</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>Höchstwert</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>May be passed on without limit.</source>
        <translation>Weitergabe ohne Einschränkung.</translation>
    </message>
    <message>
        <source>Meanwhile {field} became “{value}” ({who}).</source>
        <translation>Inzwischen wurde {field} zu „{value}“ ({who}).</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>media type</source>
        <translation>Medientyp</translation>
    </message>
    <message numerus="yes">
        <source>Median of {n} ranges</source>
        <extracomment>For one: Median of {n} range</extracomment>
        <translation>
            <numerusform>Median aus {n} Spanne</numerusform>
            <numerusform>Median aus {n} Spannen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Median of {n} stated ranges</source>
        <extracomment>For one: Median of {n} stated range</extracomment>
        <translation>
            <numerusform>Median aus {n} genannten Spanne</numerusform>
            <numerusform>Median aus {n} genannten Spannen</numerusform>
        </translation>
    </message>
    <message>
        <source>Mention</source>
        <translation>Erwähnung</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Merge a colleague's copy</source>
        <translation>Kopie zusammenführen</translation>
    </message>
    <message>
        <source>Merge a colleague's copy…</source>
        <translation>Kopie zusammenführen…</translation>
    </message>
    <message>
        <source>Merge claims</source>
        <translation>Aussagen zusammenführen</translation>
    </message>
    <message>
        <source>Merge duplicates</source>
        <translation>Doppelte zusammenführen</translation>
    </message>
    <message>
        <source>Merge duplicates…</source>
        <translation>Doppelte zusammenführen…</translation>
    </message>
    <message>
        <source>Merge records</source>
        <translation>Einträge zusammenführen</translation>
    </message>
    <message>
        <source>Merge the selected claims…</source>
        <translation>Ausgewählte Aussagen zusammenführen …</translation>
    </message>
    <message>
        <source>Merge {file}</source>
        <translation>{file} zusammenführen</translation>
    </message>
    <message>
        <source>Merge {number}: copy of {who}</source>
        <translation>Zusammenführung {number}: Kopie von {who}</translation>
    </message>
    <message>
        <source>merged by {who} on {device}</source>
        <translation>zusammengeführt von {who} auf {device}</translation>
    </message>
    <message>
        <source>Merged.</source>
        <translation>Zusammengeführt.</translation>
    </message>
    <message>
        <source>Merged. What stays behind is kept as a remark: {what}</source>
        <translation>Zusammengeführt. Was zurückbleibt, steht als Bemerkung: {what}</translation>
    </message>
    <message>
        <source>Merged: {actions}, {clash}. The case as it was is in the backups.</source>
        <translation>Zusammengeführt: {actions}, {clash}. Der frühere Stand liegt bei den Sicherungen.</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>Zusammenführungen</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Zusammenführen…</translation>
    </message>
    <message>
        <source>Merging {file}</source>
        <translation>{file} wird zusammengeführt</translation>
    </message>
    <message>
        <source>mid-{month}</source>
        <translation>Mitte {month}</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Eigenes</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>Mindestwert</translation>
    </message>
    <message>
        <source>Minor doubt; right most of the time.</source>
        <translation>Geringe Zweifel; lag meistens richtig.</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More fields: heading, handling, date, notes</source>
        <translation>Weitere Felder: Überschrift, Weitergabe, Datum, Anmerkungen</translation>
    </message>
    <message>
        <source>More for this report</source>
        <translation>Mehr zu diesem Bericht</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Mehr…</translation>
    </message>
    <message>
        <source>Most claims</source>
        <translation>Meiste Aussagen</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move down in the report</source>
        <translation>Im Bericht nach unten</translation>
    </message>
    <message>
        <source>Move it</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move parts</source>
        <translation>Teile verschieben</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move up in the report</source>
        <translation>Im Bericht nach oben</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Names a record that is withdrawn or not in this case.</source>
        <translation>Nennt einen Eintrag, der zurückgezogen oder nicht in diesem Fall ist.</translation>
    </message>
    <message>
        <source>Names nothing that it rests on: it is printed as unsourced.</source>
        <translation>Nennt nichts, worauf er sich stützt: wird als unbelegt gedruckt.</translation>
    </message>
    <message>
        <source>Natural order</source>
        <translation>Natürliche Reihenfolge</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Needs a grade</source>
        <translation>Bewertung fehlt</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation>Neue Einschätzung</translation>
    </message>
    <message>
        <source>New assumption</source>
        <translation>Neue Annahme</translation>
    </message>
    <message>
        <source>New assumption: {words}</source>
        <translation>Neue Annahme: {words}</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Neuer Fall</translation>
    </message>
    <message>
        <source>New claim</source>
        <translation>Neue Aussage</translation>
    </message>
    <message>
        <source>New expert</source>
        <translation>Neue Fachperson</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>Neue Frage</translation>
    </message>
    <message>
        <source>New question…</source>
        <translation>Neue Frage…</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Neuer Bericht</translation>
    </message>
    <message>
        <source>New report…</source>
        <translation>Neuer Bericht …</translation>
    </message>
    <message>
        <source>new since the last</source>
        <translation>neu seit der letzten</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>Neue Quelle</translation>
    </message>
    <message>
        <source>New source, {number} of {total}</source>
        <translation>Neue Quelle, {number} von {total}</translation>
    </message>
    <message>
        <source>New sources</source>
        <translation>Neue Quellen</translation>
    </message>
    <message>
        <source>New version of the source</source>
        <translation>Neue Fassung der Quelle</translation>
    </message>
    <message>
        <source>New version…</source>
        <translation>Neue Fassung…</translation>
    </message>
    <message>
        <source>Newest published</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>News agency</source>
        <translation>Nachrichtenagentur</translation>
    </message>
    <message>
        <source>Next and previous proposal</source>
        <translation>Nächster und voriger Vorschlag</translation>
    </message>
    <message>
        <source>next check</source>
        <translation>nächste Prüfung</translation>
    </message>
    <message>
        <source>Next claimed passage</source>
        <translation>Nächste belegte Textstelle</translation>
    </message>
    <message>
        <source>Next find</source>
        <translation>Nächster Fund</translation>
    </message>
    <message>
        <source>Next report</source>
        <translation>Nächster Bericht</translation>
    </message>
    <message>
        <source>next report</source>
        <translation>nächster Bericht</translation>
    </message>
    <message>
        <source>Next unsourced</source>
        <translation>Nächster unbelegter</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>No case is open. Open one first.</source>
        <translation>Kein Fall ist offen. Zuerst einen öffnen.</translation>
    </message>
    <message>
        <source>No citation</source>
        <translation>Kein Beleg</translation>
    </message>
    <message>
        <source>No citation: it is unsourced.</source>
        <translation>Kein Beleg: Die Aussage ist unbelegt.</translation>
    </message>
    <message>
        <source>No claim has these words.</source>
        <translation>Keine Aussage enthält diese Wörter.</translation>
    </message>
    <message>
        <source>No claim is like this</source>
        <translation>Keine solche Aussage</translation>
    </message>
    <message>
        <source>No claim of this case has everything that is asked for.</source>
        <translation>Keine Aussage dieses Falls hat alles, wonach gefragt ist.</translation>
    </message>
    <message>
        <source>No claim resembles the passage. Type words of one.</source>
        <translation>Keine Aussage ähnelt der Textstelle. Wörter einer Aussage eingeben.</translation>
    </message>
    <message>
        <source>No claim rests on it yet.</source>
        <translation>Noch beruht keine Aussage darauf.</translation>
    </message>
    <message>
        <source>No claims yet</source>
        <translation>Noch keine Aussagen</translation>
    </message>
    <message>
        <source>no claims yet</source>
        <translation>noch keine Aussagen</translation>
    </message>
    <message>
        <source>No conflict to be shown</source>
        <translation>Kein Konflikt zu zeigen</translation>
    </message>
    <message>
        <source>No conflicts</source>
        <translation>Keine Konflikte</translation>
    </message>
    <message>
        <source>no cut-off yet</source>
        <translation>noch kein Informationsstand</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Kein Datum</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>No dissent</source>
        <translation>Kein abweichendes Urteil</translation>
    </message>
    <message>
        <source>No doubt about who they are, what they can know and whether they can be trusted; always right so far.</source>
        <translation>Kein Zweifel an Identität, Zugang zum Wissen und Vertrauenswürdigkeit; lag bisher immer richtig.</translation>
    </message>
    <message>
        <source>No entity</source>
        <translation>Kein Objekt</translation>
    </message>
    <message>
        <source>No finding is chosen.</source>
        <translation>Kein Befund ist ausgewählt.</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Ohne Gruppen</translation>
    </message>
    <message>
        <source>No heading</source>
        <translation>Keine Überschrift</translation>
    </message>
    <message>
        <source>no heading of its own</source>
        <translation>ohne eigene Überschrift</translation>
    </message>
    <message>
        <source>No history with us on which to judge. Not a bad source: an unknown one.</source>
        <translation>Keine Vorgeschichte, nach der zu urteilen wäre. Keine schlechte Quelle, sondern eine unbekannte.</translation>
    </message>
    <message>
        <source>no judgments yet</source>
        <translation>noch keine Urteile</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>no name yet</source>
        <translation>noch ohne Namen</translation>
    </message>
    <message>
        <source>no outlet, no date</source>
        <translation>kein Medium, kein Datum</translation>
    </message>
    <message>
        <source>No picture was copied.</source>
        <translation>Es wurde kein Bild kopiert.</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>Kein Ort</translation>
    </message>
    <message>
        <source>No proposal is waiting</source>
        <translation>Kein Vorschlag wartet</translation>
    </message>
    <message>
        <source>no question</source>
        <translation>keine Frage</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>ohne Angabe von Gründen</translation>
    </message>
    <message>
        <source>no reason is given</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>No record changes</source>
        <translation>Kein Eintrag ändert sich</translation>
    </message>
    <message>
        <source>No records of this case look alike.</source>
        <translation>Keine Einträge dieses Falls sehen sich ähnlich.</translation>
    </message>
    <message>
        <source>No rule was set for how it is decided.</source>
        <translation>Es wurde keine Regel gesetzt, wie es sich entscheidet.</translation>
    </message>
    <message>
        <source>no scale: as said</source>
        <translation>keine Skala: wie gesagt</translation>
    </message>
    <message>
        <source>No sentence yet</source>
        <translation>Noch kein Satz</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>Keine Quelle</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>keine Quelle</translation>
    </message>
    <message>
        <source>No source matches</source>
        <translation>Keine passende Quelle</translation>
    </message>
    <message>
        <source>No source of this case has all that the filters ask for.</source>
        <translation>Keine Quelle dieses Falls hat alles, wonach die Filter fragen.</translation>
    </message>
    <message>
        <source>no statement yet</source>
        <translation>noch ohne Wortlaut</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>Kein Schlagwort</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>Nr. {number}</translation>
    </message>
    <message>
        <source>no. {number}, issued {date}</source>
        <translation>Nr. {number}, herausgegeben {date}</translation>
    </message>
    <message>
        <source>No. {taken} was issued before, so this one gets the next number.</source>
        <translation>Nr. {taken} wurde schon herausgegeben, daher erhält diese Ausgabe die nächste Nummer.</translation>
    </message>
    <message>
        <source>Nobody has judged this item yet.</source>
        <translation>Diese Angabe hat noch niemand beurteilt.</translation>
    </message>
    <message>
        <source>Nobody has judged this source yet.</source>
        <translation>Diese Quelle hat noch niemand beurteilt.</translation>
    </message>
    <message>
        <source>Nobody has looked into it yet.</source>
        <translation>Das hat noch niemand untersucht.</translation>
    </message>
    <message>
        <source>Nobody has said anything yet.</source>
        <translation>Noch hat niemand etwas dazu gesagt.</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>Niemand Bestimmtes</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>Niemand genannt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>None of the records fits what you look for.</source>
        <translation>Kein Eintrag passt zu dem, was Sie suchen.</translation>
    </message>
    <message>
        <source>None of them fits the filters.</source>
        <translation>Keiner davon passt zu den Filtern.</translation>
    </message>
    <message>
        <source>none resolved yet</source>
        <translation>noch keine entschieden</translation>
    </message>
    <message>
        <source>none states a likelihood</source>
        <translation>keine nennt eine Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation>Keine Zahl</translation>
    </message>
    <message>
        <source>Not any more</source>
        <translation>Nicht mehr</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>nicht anwendbar</translation>
    </message>
    <message>
        <source>Not confirmed; logical, and consistent with what is known.</source>
        <translation>Nicht bestätigt; schlüssig und mit dem Bekannten vereinbar.</translation>
    </message>
    <message>
        <source>Not confirmed; not logical, and contradicted by what is known.</source>
        <translation>Nicht bestätigt; nicht schlüssig und im Widerspruch zum Bekannten.</translation>
    </message>
    <message>
        <source>Not confirmed; possible but not logical, and nothing else on the subject.</source>
        <translation>Nicht bestätigt; möglich, aber nicht schlüssig, und sonst nichts zum Thema.</translation>
    </message>
    <message>
        <source>Not confirmed; reasonably logical, agrees with some of what is known.</source>
        <translation>Nicht bestätigt; einigermaßen schlüssig, passt zu einem Teil des Bekannten.</translation>
    </message>
    <message>
        <source>Not corroborated, rests on many assumptions, important gaps.</source>
        <translation>Nicht erhärtet, beruht auf vielen Annahmen, wichtige Lücken.</translation>
    </message>
    <message>
        <source>Not decided yet.</source>
        <translation>Noch nicht entschieden.</translation>
    </message>
    <message>
        <source>not examined</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>Not exported on this computer yet.</source>
        <translation>Auf diesem Rechner noch nicht exportiert.</translation>
    </message>
    <message>
        <source>Not genuine, not competent or not to be trusted; has been wrong.</source>
        <translation>Nicht echt, nicht sachkundig oder nicht vertrauenswürdig; lag schon falsch.</translation>
    </message>
    <message>
        <source>Not graded</source>
        <translation>Nicht bewertet</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>nicht bewertet</translation>
    </message>
    <message>
        <source>not in it: ours is added, in its faces and colours</source>
        <translation>nicht enthalten: unsere wird ergänzt, in deren Schriften und Farben</translation>
    </message>
    <message>
        <source>Not in the case: keep these words</source>
        <translation>Nicht im Fall: diese Worte behalten</translation>
    </message>
    <message>
        <source>not in this case</source>
        <translation>nicht in diesem Fall</translation>
    </message>
    <message>
        <source>Not in this text</source>
        <translation>Nicht in diesem Text</translation>
    </message>
    <message>
        <source>Not issued yet. “Issue…” freezes the report with its file; the next edition tells what changed since.</source>
        <translation>Noch nicht herausgegeben. „Herausgeben …“ hält den Bericht mit seiner Datei fest; die nächste Ausgabe sagt, was sich seither geändert hat.</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>Not postponed any more</source>
        <translation>Nicht mehr aufgeschoben</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>nicht beobachtet</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Not stated: prints without a likelihood</source>
        <translation>Nicht angegeben: wird ohne Wahrscheinlichkeit gedruckt</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>nicht gestützt</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Nicht dasselbe</translation>
    </message>
    <message>
        <source>Not the same…</source>
        <translation>Nicht dasselbe…</translation>
    </message>
    <message>
        <source>not tracked</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Not usually reliable</source>
        <translation>Meist nicht verlässlich</translation>
    </message>
    <message>
        <source>not usually reliable</source>
        <translation>meist nicht verlässlich</translation>
    </message>
    <message>
        <source>Not waived</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Note on: {statement}</source>
        <translation>Anmerkung zu: {statement}</translation>
    </message>
    <message>
        <source>Note proposal</source>
        <translation>Vorschlag vermerken</translation>
    </message>
    <message>
        <source>Note what this source derives from</source>
        <translation>Festhalten, wovon diese Quelle abhängt</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>vermerkt</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Anmerkung…</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Nothing can be taken</source>
        <translation>Nichts kann übernommen werden</translation>
    </message>
    <message>
        <source>Nothing changes: it is so already.</source>
        <translation>Nichts ändert sich: Es ist schon so.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Nothing found. Try other words.</source>
        <translation>Nichts gefunden. Andere Wörter versuchen.</translation>
    </message>
    <message>
        <source>Nothing in this case is called so.</source>
        <translation>Nichts in diesem Fall heißt so.</translation>
    </message>
    <message>
        <source>Nothing is left to take back of: {what}</source>
        <translation>Nichts mehr zurückzunehmen von: {what}</translation>
    </message>
    <message>
        <source>Nothing is left to take back.</source>
        <translation>Nichts mehr zurückzunehmen.</translation>
    </message>
    <message>
        <source>Nothing is noted: it counts as an origin of its own.</source>
        <translation>Nichts festgehalten: Sie zählt als eigener Ursprung.</translation>
    </message>
    <message>
        <source>nothing is otherwise</source>
        <translation>nichts ist anders</translation>
    </message>
    <message>
        <source>Nothing is said about how likely it is</source>
        <translation>Nichts ist gesagt, wie wahrscheinlich es ist</translation>
    </message>
    <message>
        <source>Nothing is ticked yet.</source>
        <translation>Noch ist nichts angekreuzt.</translation>
    </message>
    <message>
        <source>nothing leads to it</source>
        <translation>nichts führt dorthin</translation>
    </message>
    <message>
        <source>Nothing of it is lost: each can be changed or removed by hand, or taken back from the history.</source>
        <translation>Nichts davon ist verloren: Alles lässt sich von Hand ändern oder entfernen oder aus dem Verlauf zurücknehmen.</translation>
    </message>
    <message>
        <source>nothing rests on it</source>
        <translation>nichts beruht darauf</translation>
    </message>
    <message>
        <source>Nothing rests on it yet.</source>
        <translation>Noch beruht nichts darauf.</translation>
    </message>
    <message>
        <source>Nothing speaks for it.</source>
        <translation>Nichts spricht dafür.</translation>
    </message>
    <message>
        <source>Nothing to compare it with. Neither true nor false: not known.</source>
        <translation>Nichts, womit es zu vergleichen wäre. Weder wahr noch falsch, sondern nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing was done that fits. Clear a filter.</source>
        <translation>Nichts Passendes geschehen. Einen Filter leeren.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Nothing was merged into this file that could be taken back.</source>
        <translation>In diese Datei wurde nichts zusammengeführt, was sich zurücknehmen ließe.</translation>
    </message>
    <message>
        <source>Nothing would change: all of them have these values already.</source>
        <translation>Nichts würde sich ändern: Alle haben diese Werte schon.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Nothing yet. Drop claims here, or type in the editor to find them.</source>
        <translation>Noch nichts. Aussagen hierher ziehen oder im Formular zum Suchen tippen.</translation>
    </message>
    <message>
        <source>nothing: as if it were the first</source>
        <translation>nichts: als wäre es die erste</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov.</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt.</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>Of whom</source>
        <translation>Von wem</translation>
    </message>
    <message>
        <source>Official statement</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>on top of earlier ones</source>
        <translation>zusätzlich zu früheren</translation>
    </message>
    <message>
        <source>One event on a page or two: what happened, what it means, what is not known.</source>
        <translation>Ein Ereignis auf ein bis zwei Seiten: was geschah, was es bedeutet, was unbekannt ist.</translation>
    </message>
    <message>
        <source>One file holds the whole case</source>
        <translation>Eine Datei enthält den ganzen Fall</translation>
    </message>
    <message>
        <source>One judgment, in one sentence</source>
        <translation>Ein Urteil, in einem Satz</translation>
    </message>
    <message>
        <source>One of the fields cannot be read.</source>
        <translation>Eines der Felder ist nicht lesbar.</translation>
    </message>
    <message>
        <source>One statement, in your words</source>
        <translation>Eine Aussage, in eigenen Worten</translation>
    </message>
    <message>
        <source>one that is missing</source>
        <translation>eine fehlende</translation>
    </message>
    <message>
        <source>Only conflicts in one kind of record…</source>
        <translation>Nur Konflikte in einer Art von Datensätzen…</translation>
    </message>
    <message>
        <source>Only conflicts that you are to settle</source>
        <translation>Nur Konflikte, die Sie beilegen sollen</translation>
    </message>
    <message>
        <source>Only its place in the text was changed.</source>
        <translation>Nur die Stelle im Text wurde geändert.</translation>
    </message>
    <message>
        <source>Only mine</source>
        <translation>Nur meine</translation>
    </message>
    <message>
        <source>Only what came by one merge…</source>
        <translation>Nur was mit einer Zusammenführung kam…</translation>
    </message>
    <message>
        <source>Only what came with it</source>
        <translation>Nur was mit ihr kam</translation>
    </message>
    <message>
        <source>Only what is ticked is written, into all of them.</source>
        <translation>Nur Angekreuztes wird geschrieben, in alle.</translation>
    </message>
    <message>
        <source>Only what was done to: {title}</source>
        <translation>Nur was getan wurde an: {title}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>Fall öffnen</translation>
    </message>
    <message>
        <source>Open a case…</source>
        <translation>Fall öffnen…</translation>
    </message>
    <message>
        <source>Open all groups</source>
        <translation>Alle Gruppen öffnen</translation>
    </message>
    <message>
        <source>Open for reading</source>
        <translation>Zum Lesen öffnen</translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation>Nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open or close a group</source>
        <translation>Gruppe öffnen oder schließen</translation>
    </message>
    <message>
        <source>Open the claim of the passage</source>
        <translation>Aussage zur Textstelle öffnen</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Open the known source</source>
        <translation>Bekannte Quelle öffnen</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Eintrag öffnen</translation>
    </message>
    <message>
        <source>Open the record it rests on</source>
        <translation>Eintrag öffnen, auf dem er beruht</translation>
    </message>
    <message>
        <source>Open the record that is chosen in the text</source>
        <translation>Den im Text gewählten Eintrag öffnen</translation>
    </message>
    <message>
        <source>open until {day}</source>
        <translation>offen bis {day}</translation>
    </message>
    <message>
        <source>Opening {file}</source>
        <translation>{file} wird geöffnet</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>Ursprung</translation>
    </message>
    <message>
        <source>Origin noted.</source>
        <translation>Ursprung festgehalten.</translation>
    </message>
    <message>
        <source>origin that is not held</source>
        <translation>Ursprung, der nicht vorliegt</translation>
    </message>
    <message>
        <source>origin, in words</source>
        <translation>Ursprung in Worten</translation>
    </message>
    <message>
        <source>original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere Aussage</translation>
    </message>
    <message>
        <source>other claim</source>
        <translation>andere Aussage</translation>
    </message>
    <message>
        <source>Other conflicts wait, which the filters leave out.</source>
        <translation>Andere Konflikte warten, die die Filter nicht zeigen.</translation>
    </message>
    <message>
        <source>Other proposals</source>
        <translation>Andere Vorschläge</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>outlet</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>Outline of the report</source>
        <translation>Gliederung des Berichts</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>zuständig</translation>
    </message>
    <message>
        <source>Page break</source>
        <translation>Seitenumbruch</translation>
    </message>
    <message>
        <source>Page numbers in the contents (a long report takes minutes)</source>
        <translation>Seitenzahlen im Inhaltsverzeichnis (dauert bei langen Berichten)</translation>
    </message>
    <message>
        <source>page {number} of {count}</source>
        <translation>Seite {number} von {count}</translation>
    </message>
    <message>
        <source>Page {width} × {height} cm, text {text} cm wide.</source>
        <translation>Seite {width} × {height} cm, Text {text} cm breit.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Pages need LibreOffice</source>
        <translation>Für Seiten wird LibreOffice gebraucht</translation>
    </message>
    <message>
        <source>pages of the contents</source>
        <translation>Seiten des Inhaltsverzeichnisses</translation>
    </message>
    <message>
        <source>Pages of the report</source>
        <translation>Seiten des Berichts</translation>
    </message>
    <message>
        <source>paragraph</source>
        <translation>Absatz</translation>
    </message>
    <message>
        <source>paraphrased by</source>
        <translation>wiedergegeben von</translation>
    </message>
    <message>
        <source>paraphrases</source>
        <translation>gibt wieder</translation>
    </message>
    <message>
        <source>Paraphrases it</source>
        <translation>Gibt es wieder</translation>
    </message>
    <message>
        <source>Part of a report</source>
        <translation>Teil eines Berichts</translation>
    </message>
    <message>
        <source>Partly corroborated, rests on several assumptions.</source>
        <translation>Teilweise erhärtet, beruht auf mehreren Annahmen.</translation>
    </message>
    <message>
        <source>Parts can be added, moved and left out at any time.</source>
        <translation>Teile können jederzeit hinzugefügt, verschoben und weggelassen werden.</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Beteiligt</translation>
    </message>
    <message>
        <source>party to the matter</source>
        <translation>selbst beteiligt</translation>
    </message>
    <message>
        <source>Pashto</source>
        <translation>Paschtu</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Textstelle</translation>
    </message>
    <message>
        <source>passage</source>
        <translation>Textstelle</translation>
    </message>
    <message>
        <source>Passage cited.</source>
        <translation>Textstelle als Beleg genommen.</translation>
    </message>
    <message>
        <source>Passages, tags and entities</source>
        <translation>Textstellen, Schlagwörter und Objekte</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste a source</source>
        <translation>Quelle einfügen</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF …</translation>
    </message>
    <message>
        <source>people</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>People, groups, places, things</source>
        <translation>Personen, Gruppen, Orte, Dinge</translation>
    </message>
    <message>
        <source>Period from</source>
        <translation>Zeitraum von</translation>
    </message>
    <message>
        <source>period from</source>
        <translation>Berichtszeitraum von</translation>
    </message>
    <message>
        <source>Period to</source>
        <translation>Zeitraum bis</translation>
    </message>
    <message>
        <source>period to</source>
        <translation>Berichtszeitraum bis</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>Persisch</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Picture kept.</source>
        <translation>Bild behalten.</translation>
    </message>
    <message>
        <source>Picture removed.</source>
        <translation>Bild entfernt.</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Bilder (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Bild…</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Place in a report</source>
        <translation>Platz im Bericht</translation>
    </message>
    <message>
        <source>place in the log</source>
        <translation>Stelle im Protokoll</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>schlicht</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>Vorgehen</translation>
    </message>
    <message>
        <source>PNG or JPEG, 2 MB at most. Or drop a file here.</source>
        <translation>PNG oder JPEG, höchstens 2 MB. Oder eine Datei hierher ziehen.</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Personenkreis</translation>
    </message>
    <message>
        <source>population</source>
        <translation>Personenkreis</translation>
    </message>
    <message>
        <source>Portion marks</source>
        <translation>Kennzeichnung der Abschnitte</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>position</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Position of an analyst</source>
        <translation>Position eines Analysten</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Positions on {field}: {held}</source>
        <translation>Positionen zu {field}: {held}</translation>
    </message>
    <message>
        <source>Possible d&amp;uplicates…</source>
        <translation>Mögliche D&amp;ubletten…</translation>
    </message>
    <message>
        <source>Possible duplicates</source>
        <translation>Mögliche Dubletten</translation>
    </message>
    <message>
        <source>Possibly true</source>
        <translation>Möglicherweise wahr</translation>
    </message>
    <message>
        <source>possibly true</source>
        <translation>möglicherweise wahr</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation>Aufgeschoben</translation>
    </message>
    <message>
        <source>Postponed conflicts, too</source>
        <translation>Auch aufgeschobene Konflikte</translation>
    </message>
    <message>
        <source>postponed to {day}</source>
        <translation>aufgeschoben bis {day}</translation>
    </message>
    <message>
        <source>postponed until</source>
        <translation>aufgeschoben bis</translation>
    </message>
    <message>
        <source>Postpone…</source>
        <translation>Aufschieben…</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>Text davor</translation>
    </message>
    <message>
        <source>Prepared by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>prepared by</source>
        <translation>erstellt von</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>Vorschau des Berichts</translation>
    </message>
    <message>
        <source>Previous claimed passage</source>
        <translation>Vorherige belegte Textstelle</translation>
    </message>
    <message>
        <source>Previous find</source>
        <translation>Vorheriger Fund</translation>
    </message>
    <message>
        <source>Printed by</source>
        <translation>Gedruckt in</translation>
    </message>
    <message>
        <source>Printed it</source>
        <translation>Hat es gedruckt</translation>
    </message>
    <message>
        <source>Prints as “{phrase}”</source>
        <translation>Gedruckt als „{phrase}“</translation>
    </message>
    <message>
        <source>Prints as “{term}”, in the words of whoever said it</source>
        <translation>Gedruckt als „{term}“, in den Worten dessen, der es gesagt hat</translation>
    </message>
    <message numerus="yes">
        <source>Prints {n} statements</source>
        <extracomment>For one: Prints {n} statement</extracomment>
        <translation>
            <numerusform>Druckt {n} Satz</numerusform>
            <numerusform>Druckt {n} Sätze</numerusform>
        </translation>
    </message>
    <message>
        <source>probability outside the band of its term</source>
        <translation>Wahrscheinlichkeit außerhalb des Bereichs ihres Begriffs</translation>
    </message>
    <message>
        <source>Probably true</source>
        <translation>Wahrscheinlich wahr</translation>
    </message>
    <message>
        <source>probably true</source>
        <translation>wahrscheinlich wahr</translation>
    </message>
    <message>
        <source>Proposal of a reader</source>
        <translation>Vorschlag eines Lesers</translation>
    </message>
    <message>
        <source>Proposals of readers</source>
        <translation>Vorschläge von Lesern</translation>
    </message>
    <message>
        <source>Proposals: {report}</source>
        <translation>Vorschläge: {report}</translation>
    </message>
    <message>
        <source>proposed, from: {origin}</source>
        <translation>vorgeschlagen, aus: {origin}</translation>
    </message>
    <message>
        <source>proved false</source>
        <translation>nicht eingetreten</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>published</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>published {date}</source>
        <translation>veröffentlicht {date}</translation>
    </message>
    <message>
        <source>Put aside what was typed, and leave</source>
        <translation>Eingegebenes beiseitelegen und verlassen</translation>
    </message>
    <message>
        <source>query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Question that it answers</source>
        <translation>Frage, die es beantwortet</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Questions with a matrix</source>
        <translation>Fragen mit Matrix</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>quotation</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>quoted by</source>
        <translation>zitiert von</translation>
    </message>
    <message>
        <source>Quoted in</source>
        <translation>Zitiert in</translation>
    </message>
    <message>
        <source>quotes</source>
        <translation>zitiert</translation>
    </message>
    <message>
        <source>Quotes it</source>
        <translation>Zitiert es</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>Range only</source>
        <translation>Nur Spanne</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Beobachtung</translation>
    </message>
    <message>
        <source>Reading the pasted text</source>
        <translation>Der eingefügte Text wird gelesen</translation>
    </message>
    <message>
        <source>Reading what was dropped</source>
        <translation>Das Abgelegte wird gelesen</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>{file} wird gelesen</translation>
    </message>
    <message numerus="yes">
        <source>Reading {n} files</source>
        <extracomment>For one: Reading {n} file</extracomment>
        <translation>
            <numerusform>{n} Datei wird gelesen</numerusform>
            <numerusform>{n} Dateien werden gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Reading: cannot be told</source>
        <translation>Beobachtung: nicht zu sagen</translation>
    </message>
    <message>
        <source>Reading: not seen</source>
        <translation>Beobachtung: nicht beobachtet</translation>
    </message>
    <message>
        <source>Reading: seen</source>
        <translation>Beobachtung: beobachtet</translation>
    </message>
    <message>
        <source>Reading: some signs</source>
        <translation>Beobachtung: erste Anzeichen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason for the confidence</source>
        <translation>Grund für die Sicherheit</translation>
    </message>
    <message>
        <source>reason for the confidence</source>
        <translation>Grund für die Sicherheit</translation>
    </message>
    <message>
        <source>Reason for the credibility</source>
        <translation>Grund für die Glaubhaftigkeit</translation>
    </message>
    <message>
        <source>reason for the credibility</source>
        <translation>Grund für die Glaubhaftigkeit</translation>
    </message>
    <message>
        <source>Reason for the grade</source>
        <translation>Grund für die Bewertung</translation>
    </message>
    <message>
        <source>Reason for the new reliability</source>
        <translation>Grund für die neue Verlässlichkeit</translation>
    </message>
    <message>
        <source>reason for the reliability</source>
        <translation>Grund für die Verlässlichkeit</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Recent cases</source>
        <translation>Zuletzt geöffnete Fälle</translation>
    </message>
    <message>
        <source>Record the outcome</source>
        <translation>Ausgang festhalten</translation>
    </message>
    <message>
        <source>recorded by the editor</source>
        <translation>vom Textprogramm aufgezeichnet</translation>
    </message>
    <message>
        <source>Recorded: it came true.</source>
        <translation>Festgehalten: eingetreten.</translation>
    </message>
    <message>
        <source>Recorded: it proved false.</source>
        <translation>Festgehalten: nicht eingetreten.</translation>
    </message>
    <message>
        <source>Recorded: void.</source>
        <translation>Festgehalten: hinfällig.</translation>
    </message>
    <message>
        <source>Records come under ids of their own, with what they rest on; a remark on each says from where. Nothing is matched by name. It can be undone as one action.</source>
        <translation>Einträge kommen unter eigenen Kennungen, mit dem, worauf sie beruhen; eine Bemerkung an jedem sagt, woher. Nichts wird nach dem Namen zugeordnet. Es lässt sich als eine Aktion rückgängig machen.</translation>
    </message>
    <message>
        <source>Records how it came out</source>
        <translation>Hält fest, wie es ausgegangen ist</translation>
    </message>
    <message>
        <source>Records of the other case</source>
        <translation>Einträge des anderen Falls</translation>
    </message>
    <message>
        <source>Records that differ</source>
        <translation>Einträge, die sich unterscheiden</translation>
    </message>
    <message>
        <source>Records that look alike</source>
        <translation>Einträge, die sich ähnlich sehen</translation>
    </message>
    <message>
        <source>Records that look alike. Nothing is joined by itself: choose which one stays, and for each field which value. What leads to the others leads to it then. It can be undone as one action.</source>
        <translation>Einträge, die sich ähnlich sehen. Nichts wird von selbst verbunden: Wählen Sie, welcher bleibt, und für jedes Feld, welcher Wert. Was zu den anderen führt, führt dann zu ihm. Es lässt sich als eine Aktion rückgängig machen.</translation>
    </message>
    <message>
        <source>Records that the merge touches</source>
        <translation>Einträge, die die Zusammenführung berührt</translation>
    </message>
    <message>
        <source>Records: {n}. Choose one in the outline to word it or to leave it out.</source>
        <translation>Einträge: {n}. Wählen Sie einen in der Gliederung, um ihn anders zu fassen oder wegzulassen.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Redo {action}</source>
        <translation>Wiederherstellen: {action}</translation>
    </message>
    <message>
        <source>Reinstate</source>
        <translation>Wieder einsetzen</translation>
    </message>
    <message>
        <source>Reinstate assessment</source>
        <translation>Einschätzung wieder einsetzen</translation>
    </message>
    <message>
        <source>Reinstate claim</source>
        <translation>Aussage wieder einsetzen</translation>
    </message>
    <message>
        <source>Reinstate the claim</source>
        <translation>Aussage wieder einsetzen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Reject proposal</source>
        <translation>Vorschlag ablehnen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>Relate</source>
        <translation>In Beziehung setzen</translation>
    </message>
    <message>
        <source>Relate claims</source>
        <translation>Aussagen in Beziehung setzen</translation>
    </message>
    <message>
        <source>Related claims</source>
        <translation>Verwandte Aussagen</translation>
    </message>
    <message>
        <source>Relation of claims</source>
        <translation>Beziehung von Aussagen</translation>
    </message>
    <message>
        <source>Relation removed.</source>
        <translation>Beziehung entfernt.</translation>
    </message>
    <message>
        <source>relevance</source>
        <translation>Relevanz</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Verlässlichkeit</translation>
    </message>
    <message>
        <source>reliability</source>
        <translation>Verlässlichkeit</translation>
    </message>
    <message>
        <source>Reliability cannot be judged</source>
        <translation>Verlässlichkeit nicht zu beurteilen</translation>
    </message>
    <message>
        <source>reliability cannot be judged</source>
        <translation>Verlässlichkeit nicht zu beurteilen</translation>
    </message>
    <message>
        <source>reliability not graded</source>
        <translation>Verlässlichkeit nicht bewertet</translation>
    </message>
    <message>
        <source>Reliability of the source</source>
        <translation>Verlässlichkeit der Quelle</translation>
    </message>
    <message>
        <source>reliability {grade}, {meaning}</source>
        <translation>Verlässlichkeit {grade}, {meaning}</translation>
    </message>
    <message>
        <source>reliability {meaning}</source>
        <translation>Verlässlichkeit {meaning}</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove a part of your own</source>
        <translation>Eigenen Teil entfernen</translation>
    </message>
    <message>
        <source>Remove basis</source>
        <translation>Grundlage entfernen</translation>
    </message>
    <message>
        <source>Remove citation</source>
        <translation>Beleg entfernen</translation>
    </message>
    <message>
        <source>Remove entities</source>
        <translation>Objekte entfernen</translation>
    </message>
    <message>
        <source>Remove filter</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>Remove lineage</source>
        <translation>Herkunft entfernen</translation>
    </message>
    <message>
        <source>Remove part</source>
        <translation>Teil entfernen</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>Bild entfernen</translation>
    </message>
    <message>
        <source>Remove relation</source>
        <translation>Beziehung entfernen</translation>
    </message>
    <message>
        <source>Remove report</source>
        <translation>Bericht entfernen</translation>
    </message>
    <message>
        <source>Remove source</source>
        <translation>Quelle entfernen</translation>
    </message>
    <message>
        <source>Remove sources</source>
        <translation>Quellen entfernen</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Schlagwort entfernen</translation>
    </message>
    <message>
        <source>Remove tags</source>
        <translation>Schlagwörter entfernen</translation>
    </message>
    <message>
        <source>Remove template</source>
        <translation>Vorlage entfernen</translation>
    </message>
    <message>
        <source>Remove the citation of {source}</source>
        <translation>Beleg aus {source} entfernen</translation>
    </message>
    <message>
        <source>Remove the relation to: {claim}</source>
        <translation>Beziehung entfernen zu: {claim}</translation>
    </message>
    <message>
        <source>Remove the report</source>
        <translation>Bericht entfernen</translation>
    </message>
    <message>
        <source>Remove the selected sources…</source>
        <translation>Ausgewählte Quellen entfernen…</translation>
    </message>
    <message>
        <source>Remove the source…</source>
        <translation>Quelle entfernen…</translation>
    </message>
    <message numerus="yes">
        <source>Remove {n} sources from the case?</source>
        <extracomment>For one: Remove {n} source from the case?</extracomment>
        <translation>
            <numerusform>{n} Quelle aus dem Fall entfernen?</numerusform>
            <numerusform>{n} Quellen aus dem Fall entfernen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>Removed by {who}, who had not seen what others did with it.</source>
        <translation>Entfernt von {who}, ohne zu wissen, was andere damit taten.</translation>
    </message>
    <message>
        <source>Removed here or there, and stays until somebody decides</source>
        <translation>Hier oder dort entfernt, bleibt bis zur Entscheidung</translation>
    </message>
    <message>
        <source>Removed: {title}</source>
        <translation>Entfernt: {title}</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Removing sources</source>
        <translation>Quellen werden entfernt</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename filter</source>
        <translation>Filter umbenennen</translation>
    </message>
    <message>
        <source>Rename template</source>
        <translation>Vorlage umbenennen</translation>
    </message>
    <message>
        <source>Rename this filter</source>
        <translation>Diesen Filter umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Reopen assessment</source>
        <translation>Einschätzung wieder öffnen</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Datei ersetzen?</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>report without period, cut-off, number or summary of sources</source>
        <translation>Bericht ohne Zeitraum, Stichzeitpunkt, Nummer oder Überblick über die Quellen</translation>
    </message>
    <message>
        <source>Report written: {file}</source>
        <translation>Bericht geschrieben: {file}</translation>
    </message>
    <message>
        <source>Reported &amp;by way of</source>
        <translation>Berichtet ü&amp;ber</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Reports in the making</source>
        <translation>Berichte in Arbeit</translation>
    </message>
    <message>
        <source>reports the same event as</source>
        <translation>berichtet über dasselbe Ereignis wie</translation>
    </message>
    <message>
        <source>republished by</source>
        <translation>übernommen von</translation>
    </message>
    <message>
        <source>republishes</source>
        <translation>übernimmt</translation>
    </message>
    <message>
        <source>Republishes it</source>
        <translation>Übernimmt es</translation>
    </message>
    <message>
        <source>Resembling the passage. Nothing is linked until you cite.</source>
        <translation>Der Textstelle ähnlich. Verknüpft wird erst, wenn belegt wird.</translation>
    </message>
    <message>
        <source>Reset part</source>
        <translation>Teil zurücksetzen</translation>
    </message>
    <message>
        <source>Resolve assessment</source>
        <translation>Ausgang der Einschätzung festhalten</translation>
    </message>
    <message>
        <source>Resolve the judgment…</source>
        <translation>Ausgang des Urteils…</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>resolved on</source>
        <translation>entschieden am</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>Ausgang…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen…</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>Sicherung wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>Beruht auf</translation>
    </message>
    <message>
        <source>Rests on a claim with a citation.</source>
        <translation>Stützt sich auf eine Aussage mit Beleg.</translation>
    </message>
    <message>
        <source>Rests on an assessment only.</source>
        <translation>Stützt sich nur auf eine Einschätzung.</translation>
    </message>
    <message>
        <source>Retrieved</source>
        <translation>Abgerufen</translation>
    </message>
    <message>
        <source>retrieved</source>
        <translation>abgerufen</translation>
    </message>
    <message>
        <source>retrieved {date}</source>
        <translation>abgerufen {date}</translation>
    </message>
    <message>
        <source>Return, while a claim is being found</source>
        <translation>Return, während eine Aussage gesucht wird</translation>
    </message>
    <message>
        <source>Return, while it is chosen</source>
        <translation>Eingabetaste, solange er gewählt ist</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>reworded</source>
        <translation>umformuliert</translation>
    </message>
    <message>
        <source>Rewording</source>
        <translation>Umformulierung</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>Rumänisch</translation>
    </message>
    <message>
        <source>Row of evidence</source>
        <translation>Zeile der Matrix</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Gesagt</translation>
    </message>
    <message>
        <source>said by {speaker}</source>
        <translation>gesagt von {speaker}</translation>
    </message>
    <message>
        <source>said “{term}”: range not stated</source>
        <translation>sagte „{term}“: Spanne nicht angegeben</translation>
    </message>
    <message>
        <source>same event</source>
        <translation>dasselbe Ereignis</translation>
    </message>
    <message>
        <source>same event reported by</source>
        <translation>dasselbe Ereignis berichtet von</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>Speichern und weiter</translation>
    </message>
    <message>
        <source>Save back now</source>
        <translation>Jetzt zurückschreiben</translation>
    </message>
    <message>
        <source>Save back to the shared &amp;folder</source>
        <translation>In den &amp;gemeinsamen Ordner zurückschreiben</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>Filter speichern</translation>
    </message>
    <message>
        <source>Save its file and a PDF…</source>
        <translation>Datei und PDF speichern …</translation>
    </message>
    <message>
        <source>Save its file…</source>
        <translation>Ihre Datei speichern …</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Diesen Filter speichern</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Diesen Filter speichern…</translation>
    </message>
    <message>
        <source>Save; beside a text, go on to the next claim</source>
        <translation>Speichern; neben einem Text weiter zur nächsten Aussage</translation>
    </message>
    <message>
        <source>Saved back at {time}.</source>
        <translation>Zurückgeschrieben um {time}.</translation>
    </message>
    <message>
        <source>Saved filter</source>
        <translation>Gespeicherter Filter</translation>
    </message>
    <message>
        <source>Saved filter: {name}</source>
        <translation>Gespeicherter Filter: {name}</translation>
    </message>
    <message>
        <source>Saving back to the folder</source>
        <translation>Wird in den Ordner zurückgeschrieben</translation>
    </message>
    <message>
        <source>Say how sure you are in a sentence of its own.</source>
        <translation>Sagen Sie in einem eigenen Satz, wie sicher Sie sind.</translation>
    </message>
    <message>
        <source>Say in one sentence what is claimed.</source>
        <translation>In einem Satz sagen, was ausgesagt wird.</translation>
    </message>
    <message>
        <source>Say in one sentence what is judged.</source>
        <translation>In einem Satz sagen, was geurteilt wird.</translation>
    </message>
    <message>
        <source>Say in words what is to be seen in it; then it is kept.</source>
        <translation>Beschreiben Sie in Worten, was darauf zu sehen ist; dann wird es behalten.</translation>
    </message>
    <message>
        <source>Say on which day that was clear.</source>
        <translation>Sagen, an welchem Tag das klar war.</translation>
    </message>
    <message>
        <source>Say that one contradicts or supersedes the other.</source>
        <translation>Halten Sie fest, dass die eine der anderen widerspricht oder sie ersetzt.</translation>
    </message>
    <message>
        <source>Say that records are not the same</source>
        <translation>Sagen, dass Einträge nicht dasselbe sind</translation>
    </message>
    <message>
        <source>Say what is taken for granted.</source>
        <translation>Sagen, was vorausgesetzt wird.</translation>
    </message>
    <message>
        <source>Say who counted, as of when, whom, and in which words.</source>
        <translation>Sagen Sie, wer gezählt hat, mit welchem Stand, wen und in welchen Worten.</translation>
    </message>
    <message>
        <source>Say why: whoever relied on it will ask.</source>
        <translation>Den Grund nennen: Wer sich darauf gestützt hat, wird danach fragen.</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Scale of likelihood</source>
        <translation>Wahrscheinlichkeitsskala</translation>
    </message>
    <message>
        <source>Scales used</source>
        <translation>Verwendete Skalen</translation>
    </message>
    <message>
        <source>scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Search everything, or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Search the case for “{text}”</source>
        <translation>Im Fall suchen nach „{text}“</translation>
    </message>
    <message>
        <source>season</source>
        <translation>Jahreszeit</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Zweite</translation>
    </message>
    <message>
        <source>second</source>
        <translation>Sekunde</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>seen on</source>
        <translation>beobachtet am</translation>
    </message>
    <message>
        <source>Select a passage in the text first.</source>
        <translation>Zuerst eine Textstelle im Text auswählen.</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select the words in the text first.</source>
        <translation>Zuerst die Wörter im Text auswählen.</translation>
    </message>
    <message>
        <source>Selected claims</source>
        <translation>Ausgewählte Aussagen</translation>
    </message>
    <message>
        <source>Send an issued edition to readers. They change it in Word or LibreOffice, with tracked changes or without, and comment on it. Import the file that comes back: each change becomes a proposal beside its evidence, which you accept, reject or note. Nothing is applied by itself.</source>
        <translation>Senden Sie eine herausgegebene Ausgabe an Leser. Sie ändern sie in Word oder LibreOffice, mit aufgezeichneten Änderungen oder ohne, und kommentieren sie. Importieren Sie die Datei, die zurückkommt: Jede Änderung wird zu einem Vorschlag neben ihren Belegen, den Sie übernehmen, ablehnen oder vermerken. Nichts wird von selbst übernommen.</translation>
    </message>
    <message>
        <source>sentence of the report</source>
        <translation>Satz des Berichts</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sept.</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>Serbisch</translation>
    </message>
    <message>
        <source>Set figure</source>
        <translation>Zahl festlegen</translation>
    </message>
    <message>
        <source>Set mark</source>
        <translation>Matrixeintrag setzen</translation>
    </message>
    <message>
        <source>set on the source, for all its claims</source>
        <translation>steht an der Quelle, für alle ihre Aussagen</translation>
    </message>
    <message>
        <source>Set picture</source>
        <translation>Bild setzen</translation>
    </message>
    <message>
        <source>Settle it with “briefing resolve”, or in the list of conflicts.</source>
        <translation>Legen Sie ihn mit „briefing resolve“ bei, oder in der Liste der Konflikte.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Share a copy</source>
        <translation>Kopie weitergeben</translation>
    </message>
    <message>
        <source>shares {words}</source>
        <translation>gemeinsam: {words}</translation>
    </message>
    <message>
        <source>Sharing a copy</source>
        <translation>Kopie wird geschrieben</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show all conflicts</source>
        <translation>Alle Konflikte zeigen</translation>
    </message>
    <message>
        <source>Show all in History</source>
        <translation>Alles im Verlauf zeigen</translation>
    </message>
    <message>
        <source>Show all records</source>
        <translation>Alle Einträge zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Show all {n}</source>
        <extracomment>For one: Show all {n}</extracomment>
        <translation>
            <numerusform>{n} zeigen</numerusform>
            <numerusform>Alle {n} zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all {n} citations</source>
        <extracomment>For one: Show all {n} citations</extracomment>
        <translation>
            <numerusform>{n} Beleg zeigen</numerusform>
            <numerusform>Alle {n} Belege zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show answered ones too</source>
        <translation>Auch beantwortete zeigen</translation>
    </message>
    <message>
        <source>Show everybody's</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show in the report</source>
        <translation>Im Bericht zeigen</translation>
    </message>
    <message>
        <source>Show its changes…</source>
        <translation>Ihre Änderungen zeigen …</translation>
    </message>
    <message numerus="yes">
        <source>Show more of {n}</source>
        <extracomment>For one: Show {n} more</extracomment>
        <translation>
            <numerusform>{n} weiteren zeigen</numerusform>
            <numerusform>Mehr von {n} zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show more of {n} further records</source>
        <extracomment>For one: Show {n} more record</extracomment>
        <translation>
            <numerusform>{n} weiteren Datensatz zeigen</numerusform>
            <numerusform>Mehr von {n} weiteren Datensätzen zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show only sources without claims</source>
        <translation>Nur Quellen ohne Aussagen zeigen</translation>
    </message>
    <message>
        <source>Show only those that wait</source>
        <translation>Nur wartende zeigen</translation>
    </message>
    <message>
        <source>Show other proposals, or what was typed before</source>
        <translation>Andere Vorschläge oder frühere Eingaben zeigen</translation>
    </message>
    <message>
        <source>Show postponed</source>
        <translation>Aufgeschobene zeigen</translation>
    </message>
    <message>
        <source>Show that action</source>
        <translation>Diese Aktion zeigen</translation>
    </message>
    <message>
        <source>Show the conflict</source>
        <translation>Konflikt zeigen</translation>
    </message>
    <message>
        <source>Show the conflict: {what}</source>
        <translation>Konflikt zeigen: {what}</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Den Verlauf zeigen</translation>
    </message>
    <message>
        <source>Show the history of everything</source>
        <translation>Verlauf von allem zeigen</translation>
    </message>
    <message>
        <source>Show the inspector</source>
        <translation>Seitenleiste zeigen</translation>
    </message>
    <message>
        <source>Show the merge by which it came ({number})</source>
        <translation>Die Zusammenführung zeigen, mit der sie kam ({number})</translation>
    </message>
    <message>
        <source>Show the whole history</source>
        <translation>Ganzen Verlauf zeigen</translation>
    </message>
    <message>
        <source>Show what stays</source>
        <translation>Zeigen, was bleibt</translation>
    </message>
    <message>
        <source>Show what took it back</source>
        <translation>Zeigen, was sie zurücknahm</translation>
    </message>
    <message>
        <source>Show: {tab}</source>
        <translation>Zeigen: {tab}</translation>
    </message>
    <message>
        <source>shown now</source>
        <translation>jetzt gezeigt</translation>
    </message>
    <message>
        <source>Shown over the window and on each page of new reports; reports that are there keep theirs.</source>
        <translation>Steht über dem Fenster und auf jeder Seite neuer Berichte; vorhandene Berichte behalten die ihre.</translation>
    </message>
    <message>
        <source>Shows all that is left in a table to confirm</source>
        <translation>Zeigt alles Übrige in einer Tabelle zur Bestätigung</translation>
    </message>
    <message>
        <source>Side {number} was taken</source>
        <translation>Seite {number} wurde übernommen</translation>
    </message>
    <message>
        <source>Since the edition before</source>
        <translation>Seit der vorigen Ausgabe</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>seit {date}</translation>
    </message>
    <message>
        <source>Situation report</source>
        <translation>Lagebericht</translation>
    </message>
    <message>
        <source>Situation report: {case}</source>
        <translation>Lagebericht: {case}</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>Slowakisch</translation>
    </message>
    <message>
        <source>Slovenian</source>
        <translation>Slowenisch</translation>
    </message>
    <message>
        <source>Smaller pages</source>
        <translation>Seiten kleiner</translation>
    </message>
    <message>
        <source>Smaller type</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message numerus="yes">
        <source>So do {n} others.</source>
        <extracomment>For one: So does {n} other.</extracomment>
        <translation>
            <numerusform>Ebenso {n} weitere.</numerusform>
            <numerusform>Ebenso {n} weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somali</source>
        <translation>Somali</translation>
    </message>
    <message>
        <source>some day in {month}</source>
        <translation>ein Tag im {month}</translation>
    </message>
    <message>
        <source>some day in {year}</source>
        <translation>ein Tag im Jahr {year}</translation>
    </message>
    <message>
        <source>Some doubt, but has been right before.</source>
        <translation>Einige Zweifel, lag aber schon richtig.</translation>
    </message>
    <message>
        <source>some month of {year}</source>
        <translation>ein Monat im Jahr {year}</translation>
    </message>
    <message>
        <source>some signs</source>
        <translation>erste Anzeichen</translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation>jemand Unbekanntes</translation>
    </message>
    <message>
        <source>Something is unfinished</source>
        <translation>Etwas ist noch nicht fertig</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Sort the sources…</source>
        <translation>Quellen sortieren…</translation>
    </message>
    <message>
        <source>Sorted by: {sort}</source>
        <translation>Sortiert nach: {sort}</translation>
    </message>
    <message>
        <source>Sorted by: {sort}, reversed</source>
        <translation>Sortiert nach: {sort}, umgekehrt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Source added.</source>
        <translation>Quelle hinzugefügt.</translation>
    </message>
    <message>
        <source>Source changed.</source>
        <translation>Quelle geändert.</translation>
    </message>
    <message>
        <source>Source register</source>
        <translation>Quellenverzeichnis</translation>
    </message>
    <message>
        <source>source summary</source>
        <translation>Quellenlage</translation>
    </message>
    <message>
        <source>Source {code}: {meaning}</source>
        <translation>Quelle {code}: {meaning}</translation>
    </message>
    <message>
        <source>Source: {source}. Item: {item}.</source>
        <translation>Quelle: {source}. Angabe: {item}.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Sources are what everything rests on</source>
        <translation>Auf Quellen beruht alles</translation>
    </message>
    <message>
        <source>Sources found</source>
        <translation>Gefundene Quellen</translation>
    </message>
    <message>
        <source>Sources, claims and a report to look around in</source>
        <translation>Quellen, Aussagen und ein Bericht zum Umsehen</translation>
    </message>
    <message>
        <source>Space shows or hides a column. Alt+↑ and Alt+↓ move it.</source>
        <translation>Die Leertaste zeigt oder verbirgt eine Spalte. Alt+↑ und Alt+↓ verschieben sie.</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Speaks of</source>
        <translation>Spricht von</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Split claim</source>
        <translation>Aussage teilen</translation>
    </message>
    <message>
        <source>Split in two…</source>
        <translation>In zwei teilen…</translation>
    </message>
    <message>
        <source>Split the claim in two</source>
        <translation>Aussage in zwei teilen</translation>
    </message>
    <message>
        <source>Spot report</source>
        <translation>Sofortmeldung</translation>
    </message>
    <message>
        <source>spring {year}</source>
        <translation>Frühjahr {year}</translation>
    </message>
    <message>
        <source>Stance</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>stance</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Stance: {about}</source>
        <translation>Haltung: {about}</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Wortlaut</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>Wortlaut</translation>
    </message>
    <message>
        <source>statement without a passage that holds</source>
        <translation>Aussage ohne Stelle, die trägt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stays with the proposal, for whoever asks.</source>
        <translation>Bleibt beim Vorschlag, für alle, die fragen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>Hier aufhören</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>strengthens</source>
        <translation>stärkt</translation>
    </message>
    <message>
        <source>Strong doubt, though some of what it said held.</source>
        <translation>Starke Zweifel, auch wenn sich manches bestätigt hat.</translation>
    </message>
    <message>
        <source>Style of citations</source>
        <translation>Art der Belege</translation>
    </message>
    <message>
        <source>style of citations</source>
        <translation>Art der Belege</translation>
    </message>
    <message>
        <source>Style of the template</source>
        <translation>Formatvorlage der Vorlage</translation>
    </message>
    <message>
        <source>Style of the template that stands for it</source>
        <translation>Formatvorlage der Vorlage, die dafür steht</translation>
    </message>
    <message>
        <source>Styles of a report</source>
        <translation>Formatvorlagen eines Berichts</translation>
    </message>
    <message>
        <source>subheading</source>
        <translation>Unterüberschrift</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>subtitle</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Such as 14 Nov, 2031-03-06 or 2031-03-06 14:30</source>
        <translation>Etwa 14. Nov, 2031-03-06 oder 2031-03-06 14:30</translation>
    </message>
    <message>
        <source>suffix</source>
        <translation>Text danach</translation>
    </message>
    <message>
        <source>summary of sources</source>
        <translation>Quellenlage</translation>
    </message>
    <message>
        <source>summer {year}</source>
        <translation>Sommer {year}</translation>
    </message>
    <message>
        <source>Supersedes</source>
        <translation>Löst ab</translation>
    </message>
    <message>
        <source>supported</source>
        <translation>gestützt</translation>
    </message>
    <message>
        <source>supported with caveats</source>
        <translation>mit Vorbehalt gestützt</translation>
    </message>
    <message>
        <source>Supports</source>
        <translation>Stützt</translation>
    </message>
    <message>
        <source>supports</source>
        <translation>stützt</translation>
    </message>
    <message>
        <source>Supports: {supports}. Contradicts: {contradicts}. Context: {context}.</source>
        <translation>Stützt: {supports}. Widerspricht: {contradicts}. Kontext: {context}.</translation>
    </message>
    <message>
        <source>Swahili</source>
        <translation>Suaheli</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Tables and charts, made from the claims that carry numbers.</source>
        <translation>Tabellen und Diagramme aus den Aussagen, die Zahlen enthalten.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Tag the selected claims…</source>
        <translation>Ausgewählte Aussagen verschlagworten…</translation>
    </message>
    <message>
        <source>Tag “{name}” removed.</source>
        <translation>Schlagwort „{name}“ entfernt.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Schlagwort…</translation>
    </message>
    <message>
        <source>Take a waiver back</source>
        <translation>Verzicht zurücknehmen</translation>
    </message>
    <message>
        <source>Take away: {statement}</source>
        <translation>Wegnehmen: {statement}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back that two records are not the same</source>
        <translation>Zurücknehmen, dass zwei Einträge nicht dasselbe sind</translation>
    </message>
    <message>
        <source>Take off the filter that is chosen</source>
        <translation>Gewählten Filter entfernen</translation>
    </message>
    <message>
        <source>Take one of the likely claims</source>
        <translation>Eine der vermutlichen Aussagen übernehmen</translation>
    </message>
    <message>
        <source>Take side {number}: {value}</source>
        <translation>Seite {number} übernehmen: {value}</translation>
    </message>
    <message>
        <source>Take the merge back</source>
        <translation>Zusammenführung zurücknehmen</translation>
    </message>
    <message>
        <source>Take this link away</source>
        <translation>Diese Verknüpfung lösen</translation>
    </message>
    <message>
        <source>Take this merge back</source>
        <translation>Diese Zusammenführung zurücknehmen</translation>
    </message>
    <message>
        <source>Take this side</source>
        <translation>Diese Seite übernehmen</translation>
    </message>
    <message>
        <source>Take this value</source>
        <translation>Diesen Wert übernehmen</translation>
    </message>
    <message numerus="yes">
        <source>Take {n} sources for those here with the same texts</source>
        <extracomment>For one: Take {n} source for the one here with the same text</extracomment>
        <translation>
            <numerusform>{n} Quelle für die hiesige mit demselben Text nehmen</numerusform>
            <numerusform>{n} Quellen für die hiesigen mit denselben Texten nehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>Takes all filters off</source>
        <translation>Nimmt alle Filter weg</translation>
    </message>
    <message>
        <source>Takes the copied picture</source>
        <translation>Nimmt das kopierte Bild</translation>
    </message>
    <message numerus="yes">
        <source>Takes {n} claims.</source>
        <extracomment>For one: Takes {n} claim.</extracomment>
        <translation>
            <numerusform>Nimmt {n} Aussage auf.</numerusform>
            <numerusform>Nimmt {n} Aussagen auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taking the merge back</source>
        <translation>Zusammenführung wird zurückgenommen</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>Tamil</translation>
    </message>
    <message>
        <source>Tell what changed since</source>
        <translation>Änderungen zeigen seit</translation>
    </message>
    <message>
        <source>template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Templates…</source>
        <translation>Vorlagen…</translation>
    </message>
    <message>
        <source>term</source>
        <translation>Begriff</translation>
    </message>
    <message>
        <source>Term as said</source>
        <translation>Begriff wie gesagt</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text of a source</source>
        <translation>Text einer Quelle</translation>
    </message>
    <message>
        <source>Text of the source</source>
        <translation>Text der Quelle</translation>
    </message>
    <message>
        <source>Texts and pages (*.txt *.html *.htm *.md)</source>
        <translation>Texte und Seiten (*.txt *.html *.htm *.md)</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thailändisch</translation>
    </message>
    <message>
        <source>The answer first, in two or three sentences. A sentence that names nothing is printed as unsourced.</source>
        <translation>Die Antwort zuerst, in zwei oder drei Sätzen. Ein Satz, der nichts nennt, wird als unbelegt gedruckt.</translation>
    </message>
    <message>
        <source>The author has not said how well founded the judgment is.</source>
        <translation>Nicht gesagt ist, wie gut das Urteil begründet ist.</translation>
    </message>
    <message>
        <source>The backup is the case file {file} now. The case that is open stays as it is.</source>
        <translation>Die Sicherung ist jetzt die Falldatei {file}. Der offene Fall bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>the best {n}</source>
        <translation>die besten {n}</translation>
    </message>
    <message>
        <source>The case holds nothing for this section yet, so it prints nothing.</source>
        <translation>Der Fall enthält noch nichts für diesen Abschnitt; er wird nicht gedruckt.</translation>
    </message>
    <message>
        <source>The case holds this very text already: {title}</source>
        <translation>Der Fall enthält genau diesen Text schon: {title}</translation>
    </message>
    <message>
        <source>The case is open for reading only.</source>
        <translation>Der Fall ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>The case is open for reading only: nothing can be changed.</source>
        <translation>Der Fall ist nur zum Lesen geöffnet: Nichts lässt sich ändern.</translation>
    </message>
    <message>
        <source>The case lies in {place}. You work in a copy on this computer.</source>
        <translation>Der Fall liegt in {place}. Sie arbeiten in einer Kopie auf diesem Computer.</translation>
    </message>
    <message>
        <source>The case was changed since; “Check again” tells what is left.</source>
        <translation>Der Fall wurde seither geändert; „Erneut prüfen“ zeigt, was übrig ist.</translation>
    </message>
    <message>
        <source>The check was stopped. “Check again” begins anew.</source>
        <translation>Die Prüfung wurde angehalten. „Erneut prüfen“ beginnt von vorn.</translation>
    </message>
    <message>
        <source>The chosen find</source>
        <translation>Der gewählte Fund</translation>
    </message>
    <message>
        <source>The claim that stays takes over citations, tags, relations and what rests on the others. They stay in the case as withdrawn; all of it can be undone as one action.</source>
        <translation>Die bleibende Aussage übernimmt Belege, Schlagwörter, Beziehungen und was auf den anderen beruht. Diese bleiben als zurückgezogen im Fall; alles lässt sich in einem Schritt rückgängig machen.</translation>
    </message>
    <message>
        <source>The claims of the case by heading. Choose one in the outline to word it or to leave it out.</source>
        <translation>Die Aussagen des Falls nach Überschriften. Wählen Sie eine in der Gliederung, um sie anders zu fassen oder wegzulassen.</translation>
    </message>
    <message>
        <source>The claims that are chosen here, in order of time, each with its notes.</source>
        <translation>Die hier gewählten Aussagen in zeitlicher Folge, jede mit ihren Anmerkungen.</translation>
    </message>
    <message>
        <source>The copies went apart after “{action}” by {who}, {when}: the last action that both held.</source>
        <translation>Die Kopien gingen nach „{action}“ von {who}, {when}, auseinander: Das war die letzte Aktion, die beide enthielten.</translation>
    </message>
    <message>
        <source>The copy is {file}. What is done in it comes back by merging.</source>
        <translation>Die Kopie ist {file}. Was darin geschieht, kommt durch Zusammenführen zurück.</translation>
    </message>
    <message>
        <source>The date is not understood.</source>
        <translation>Das Datum ist nicht verständlich.</translation>
    </message>
    <message>
        <source>The date “{words}” stands neither in the former wording nor in a cited passage.</source>
        <translation>Das Datum „{words}“ steht weder im früheren Wortlaut noch in einer zitierten Textstelle.</translation>
    </message>
    <message>
        <source>The file in the folder and your copy hold the same now.</source>
        <translation>Die Datei im Ordner und Ihre Kopie enthalten jetzt dasselbe.</translation>
    </message>
    <message>
        <source>The first has no passage left.</source>
        <translation>Die erste hat keine Textstelle mehr.</translation>
    </message>
    <message>
        <source>The first {number} are listed.</source>
        <translation>Die ersten {number} sind aufgeführt.</translation>
    </message>
    <message>
        <source>the first {n} are listed</source>
        <translation>die ersten {n} sind aufgeführt</translation>
    </message>
    <message>
        <source>The first {n} of {conflicts}</source>
        <translation>Die ersten {n} von {conflicts}</translation>
    </message>
    <message>
        <source>The folder is taken for a shared one ({kind}). You work in a copy on this computer, and what you do is merged into the file in the folder.</source>
        <translation>Der Ordner gilt als gemeinsam ({kind}). Sie arbeiten in einer Kopie auf diesem Computer, und was Sie tun, wird mit der Datei im Ordner zusammengeführt.</translation>
    </message>
    <message>
        <source>The folder is taken for one of this computer alone. The file is worked on where it lies.</source>
        <translation>Der Ordner gilt als einer nur dieses Computers. Die Datei wird dort bearbeitet, wo sie liegt.</translation>
    </message>
    <message>
        <source>The heading above is printed as its caption.</source>
        <translation>Die Überschrift oben wird als Bildunterschrift gedruckt.</translation>
    </message>
    <message>
        <source>The judgment is open again.</source>
        <translation>Das Urteil ist wieder offen.</translation>
    </message>
    <message>
        <source>The language changes when the program is started the next time.</source>
        <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>the latest edition</source>
        <translation>der letzten Ausgabe</translation>
    </message>
    <message numerus="yes">
        <source>The merge was taken back, but {n} things stay, because something was built upon them.</source>
        <extracomment>For one: The merge was taken back, but {n} thing stays, because something was built upon it.</extracomment>
        <translation>
            <numerusform>Die Zusammenführung wurde zurückgenommen, aber {n} Änderung bleibt, weil darauf aufgebaut wurde.</numerusform>
            <numerusform>Die Zusammenführung wurde zurückgenommen, aber {n} Änderungen bleiben, weil darauf aufgebaut wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>The merge was taken back.</source>
        <translation>Die Zusammenführung wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>The name “{words}” stands neither in the former wording nor in a cited passage.</source>
        <translation>Der Name „{words}“ steht weder im früheren Wortlaut noch in einer zitierten Textstelle.</translation>
    </message>
    <message>
        <source>the newest {number}</source>
        <translation>die neuesten {number}</translation>
    </message>
    <message>
        <source>The next one (Return)</source>
        <translation>Weiter (Return)</translation>
    </message>
    <message>
        <source>The number “{words}” stands neither in the former wording nor in a cited passage.</source>
        <translation>Die Zahl „{words}“ steht weder im früheren Wortlaut noch in einer zitierten Textstelle.</translation>
    </message>
    <message>
        <source>The older one stays, and is told as replaced.</source>
        <translation>Die ältere bleibt und gilt als abgelöst.</translation>
    </message>
    <message>
        <source>the one</source>
        <translation>das eine</translation>
    </message>
    <message>
        <source>The one before (Shift+Return)</source>
        <translation>Zurück (Umschalt+Return)</translation>
    </message>
    <message>
        <source>the other</source>
        <translation>das andere</translation>
    </message>
    <message>
        <source>The other copy held nothing that was not here.</source>
        <translation>Die andere Kopie enthielt nichts, was hier fehlte.</translation>
    </message>
    <message>
        <source>The other copy holds nothing that is not here.</source>
        <translation>Die andere Kopie enthält nichts, was hier fehlt.</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Andersherum</translation>
    </message>
    <message>
        <source>The page numbers of the contents take long, because LibreOffice lays the whole report out.</source>
        <translation>Die Seitenzahlen des Inhaltsverzeichnisses dauern lange, weil LibreOffice den ganzen Bericht setzt.</translation>
    </message>
    <message>
        <source>The pages as they will be printed, laid out by LibreOffice</source>
        <translation>Die Seiten wie im Druck, gesetzt von LibreOffice</translation>
    </message>
    <message>
        <source>The picture cannot be shown here.</source>
        <translation>Das Bild kann hier nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>The program made a mistake ({what}). Nothing half-done was kept; you can go on.</source>
        <translation>Das Programm hat einen Fehler gemacht ({what}). Nichts Halbfertiges wurde behalten; es kann weitergehen.</translation>
    </message>
    <message>
        <source>The quoted words “{words}” stand neither in the former wording nor in a cited passage.</source>
        <translation>Die zitierten Worte „{words}“ stehen weder im früheren Wortlaut noch in einer zitierten Textstelle.</translation>
    </message>
    <message>
        <source>The record is not in the case any more.</source>
        <translation>Der Datensatz ist nicht mehr im Fall.</translation>
    </message>
    <message>
        <source>The record was changed since this edition, by {words}. It says now: “{instead}”</source>
        <translation>Der Datensatz wurde seit dieser Ausgabe geändert, von {words}. Er lautet jetzt: „{instead}“</translation>
    </message>
    <message>
        <source>The record was withdrawn: {words}</source>
        <translation>Der Datensatz wurde zurückgezogen: {words}</translation>
    </message>
    <message>
        <source>The records chosen below</source>
        <translation>Die unten gewählten Einträge</translation>
    </message>
    <message>
        <source>The report prints more than the record says here. See whether the proposed wording fits the record.</source>
        <translation>Der Bericht druckt hier mehr, als der Datensatz sagt. Prüfen Sie, ob der vorgeschlagene Wortlaut zum Datensatz passt.</translation>
    </message>
    <message>
        <source>The rest at once…</source>
        <translation>Die übrigen auf einmal…</translation>
    </message>
    <message>
        <source>the same address</source>
        <translation>dieselbe Adresse</translation>
    </message>
    <message>
        <source>The same as {name}</source>
        <translation>Dieselbe Person wie {name}</translation>
    </message>
    <message>
        <source>the same filter</source>
        <translation>derselbe Filter</translation>
    </message>
    <message>
        <source>the same name</source>
        <translation>derselbe Name</translation>
    </message>
    <message>
        <source>The same on both sides</source>
        <translation>Auf beiden Seiten gleich</translation>
    </message>
    <message>
        <source>the same text</source>
        <translation>derselbe Text</translation>
    </message>
    <message>
        <source>The same text as line {number} of this table.</source>
        <translation>Derselbe Text wie in Zeile {number} dieser Tabelle.</translation>
    </message>
    <message>
        <source>the same title, outlet and date</source>
        <translation>Titel, Medium und Datum gleich</translation>
    </message>
    <message>
        <source>the same wording</source>
        <translation>derselbe Wortlaut</translation>
    </message>
    <message>
        <source>The scales of likelihood and grading that the report speaks.</source>
        <translation>Die Skalen für Wahrscheinlichkeit und Bewertung, die der Bericht verwendet.</translation>
    </message>
    <message>
        <source>The second has no passage yet.</source>
        <translation>Die zweite hat noch keine Textstelle.</translation>
    </message>
    <message>
        <source>The section that is chosen</source>
        <translation>Der gewählte Abschnitt</translation>
    </message>
    <message>
        <source>The selected one belongs to the</source>
        <translation>Die ausgewählte gehört zur</translation>
    </message>
    <message>
        <source>The sources first, then every statement that rests on them.</source>
        <translation>Zuerst die Quellen, dann jede Aussage, die sich auf sie stützt.</translation>
    </message>
    <message>
        <source>The speaker deduced it.</source>
        <translation>Der Sprecher hat es erschlossen.</translation>
    </message>
    <message>
        <source>The speaker inferred it.</source>
        <translation>Der Sprecher hat es gefolgert.</translation>
    </message>
    <message>
        <source>The speaker was told.</source>
        <translation>Der Sprecher hat es gehört.</translation>
    </message>
    <message>
        <source>The speaker witnessed it.</source>
        <translation>Der Sprecher hat es selbst erlebt.</translation>
    </message>
    <message>
        <source>The text as it will be kept</source>
        <translation>Der Text, wie er behalten wird</translation>
    </message>
    <message>
        <source>The two moments are compared …</source>
        <translation>Die beiden Zeitpunkte werden verglichen …</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>das übliche</translation>
    </message>
    <message>
        <source>The whole case</source>
        <translation>Der ganze Fall</translation>
    </message>
    <message>
        <source>The wording also holds changes that were not tracked.</source>
        <translation>Der Wortlaut enthält auch Änderungen, die nicht aufgezeichnet wurden.</translation>
    </message>
    <message>
        <source>The words as they were said</source>
        <translation>Die Worte, wie sie gesagt wurden</translation>
    </message>
    <message>
        <source>the years {first} to {last}</source>
        <translation>die Jahre {first} bis {last}</translation>
    </message>
    <message>
        <source>the {year}s</source>
        <translation>die {year}er Jahre</translation>
    </message>
    <message>
        <source>Their texts go with them. Sources that claims cite, or that other sources derive from, stay. Undo brings back what was removed.</source>
        <translation>Ihre Texte gehen mit. Quellen, auf die sich Aussagen oder andere Quellen stützen, bleiben. Rückgängig bringt das Entfernte zurück.</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Damals</translation>
    </message>
    <message>
        <source>There are no backups yet. The first is made after an hour of work.</source>
        <translation>Es gibt noch keine Sicherungen. Die erste entsteht nach einer Stunde Arbeit.</translation>
    </message>
    <message>
        <source>There is a file {name} in that place already. Choose another place.</source>
        <translation>An diesem Ort gibt es schon eine Datei {name}. Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>There is no other claim yet.</source>
        <translation>Es gibt noch keine andere Aussage.</translation>
    </message>
    <message>
        <source>There is no report to export yet. Make one with “New”.</source>
        <translation>Es gibt noch keinen Bericht zum Exportieren. Mit „Neu“ einen anlegen.</translation>
    </message>
    <message>
        <source>There is none of this name in the case.</source>
        <translation>Unter diesem Namen gibt es im Fall nichts.</translation>
    </message>
    <message>
        <source>These positions stand beside each other, and reports print them as dissent. Who does not hold one any more gives it up; the field itself stays as it is. It can be undone.</source>
        <translation>Diese Positionen stehen nebeneinander, und Berichte drucken sie als abweichende Meinungen. Wer eine nicht mehr vertritt, gibt sie auf; das Feld selbst bleibt, wie es ist. Es lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>They are not named together again, also at your colleagues' after a merge.</source>
        <translation>Sie werden nicht wieder zusammen genannt, nach einer Zusammenführung auch bei anderen nicht.</translation>
    </message>
    <message numerus="yes">
        <source>They made {n} conflicts.</source>
        <extracomment>For one: It made {n} conflict.</extracomment>
        <translation>
            <numerusform>Dabei entstand {n} Konflikt.</numerusform>
            <numerusform>Dabei entstanden {n} Konflikte.</numerusform>
        </translation>
    </message>
    <message>
        <source>This action changed {number} records. All of them are taken back, except what was changed since or what other records rest on; that is listed afterwards. It can take a while.</source>
        <translation>Diese Aktion hat {number} Datensätze geändert. Alle werden zurückgenommen, außer was seither geändert wurde oder worauf andere beruhen; das wird danach aufgeführt. Es kann eine Weile dauern.</translation>
    </message>
    <message numerus="yes">
        <source>This action changed {n} records. What still holds its values is taken back.</source>
        <extracomment>For one: This action changed {n} record. What still holds its values is taken back.</extracomment>
        <translation>
            <numerusform>Diese Aktion hat {n} Datensatz geändert. Was noch ihre Werte hat, wird zurückgenommen.</numerusform>
            <numerusform>Diese Aktion hat {n} Datensätze geändert. Was noch ihre Werte hat, wird zurückgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This copy of the case does not hold the picture.</source>
        <translation>Diese Kopie des Falls enthält das Bild nicht.</translation>
    </message>
    <message>
        <source>This filter cannot be looked up any more. Choose another.</source>
        <translation>Dieser Filter kann nicht mehr angewendet werden. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This proposal can only be answered by {keys}.</source>
        <translation>Dieser Vorschlag kann nur mit {keys} beantwortet werden.</translation>
    </message>
    <message>
        <source>This record has no page of its own. “briefing history” shows it.</source>
        <translation>Dieser Datensatz hat keine eigene Seite. „briefing history“ zeigt ihn.</translation>
    </message>
    <message>
        <source>This report</source>
        <translation>Dieser Bericht</translation>
    </message>
    <message>
        <source>This section has an order of its own that follows from its records.</source>
        <translation>Dieser Abschnitt hat eine eigene Reihenfolge, die sich aus seinen Datensätzen ergibt.</translation>
    </message>
    <message>
        <source>This text was not saved the last time. Ctrl+Z brings back what the case has.</source>
        <translation>Dieser Text wurde zuletzt nicht gespeichert. Strg+Z bringt zurück, was im Fall steht.</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Tick what is to be set.</source>
        <translation>Ankreuzen, was zu setzen ist.</translation>
    </message>
    <message>
        <source>Tigrinya</source>
        <translation>Tigrinya</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title and head</source>
        <translation>Titel und Kopf</translation>
    </message>
    <message>
        <source>Title, outlet, dates, reliability, handling (F2)</source>
        <translation>Titel, Medium, Daten, Verlässlichkeit, Weitergabe (F2)</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>To accept it nevertheless, say why. The reason stays with the proposal.</source>
        <translation>Um ihn dennoch zu übernehmen, nennen Sie den Grund. Er bleibt beim Vorschlag.</translation>
    </message>
    <message>
        <source>to be settled by</source>
        <translation>beizulegen von</translation>
    </message>
    <message>
        <source>to be settled by {who}</source>
        <translation>beizulegen von {who}</translation>
    </message>
    <message>
        <source>told with the newer figure</source>
        <translation>mit der neueren Zahl erzählt</translation>
    </message>
    <message>
        <source>Took over</source>
        <translation>Hat übernommen</translation>
    </message>
    <message>
        <source>Total or increment</source>
        <translation>Gesamtzahl oder Zuwachs</translation>
    </message>
    <message>
        <source>total so far</source>
        <translation>Gesamtzahl bisher</translation>
    </message>
    <message>
        <source>total up to then</source>
        <translation>Gesamtzahl bis dahin</translation>
    </message>
    <message>
        <source>tracked</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <source>translated by</source>
        <translation>übersetzt von</translation>
    </message>
    <message>
        <source>translates</source>
        <translation>übersetzt</translation>
    </message>
    <message>
        <source>Translates it</source>
        <translation>Übersetzt es</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>Übersetzung</translation>
    </message>
    <message>
        <source>translator</source>
        <translation>Übersetzer</translation>
    </message>
    <message>
        <source>Treat the folder</source>
        <translation>Den Ordner behandeln</translation>
    </message>
    <message>
        <source>true</source>
        <translation>eingetreten</translation>
    </message>
    <message>
        <source>Truth cannot be judged</source>
        <translation>Wahrheit nicht zu beurteilen</translation>
    </message>
    <message>
        <source>truth cannot be judged</source>
        <translation>Wahrheit nicht zu beurteilen</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Two moments, compared</source>
        <translation>Zwei Zeitpunkte, verglichen</translation>
    </message>
    <message>
        <source>Two people can work on copies of a case for days. When the copies are merged, nothing is lost: where both changed the same field, both values are kept, and wait here until somebody settles it.</source>
        <translation>Zwei Personen können tagelang an Kopien eines Falls arbeiten. Beim Zusammenführen geht nichts verloren: Wo beide dasselbe Feld änderten, bleiben beide Werte erhalten und warten hier, bis jemand entscheidet.</translation>
    </message>
    <message>
        <source>Two records of the same person become one</source>
        <translation>Zwei Datensätze derselben Person werden einer</translation>
    </message>
    <message>
        <source>Two that are not the same</source>
        <translation>Zwei, die nicht dasselbe sind</translation>
    </message>
    <message>
        <source>Type @ behind a sentence for what it rests on.</source>
        <translation>Tippen Sie @ hinter einen Satz für das, worauf er sich stützt.</translation>
    </message>
    <message>
        <source>Type a day such as 14 Nov 2031, or a time such as 2031-03-06 14:30.</source>
        <translation>Geben Sie einen Tag ein, etwa 14. Nov 2031, oder eine Zeit, etwa 2031-03-06 14:30.</translation>
    </message>
    <message>
        <source>Type a heading, a place, a tag, a grade …</source>
        <translation>Überschrift, Ort, Schlagwort, Bewertung eingeben …</translation>
    </message>
    <message>
        <source>Type a language such as Arabic, or its code, such as ar.</source>
        <translation>Eine Sprache wie Arabisch eingeben, oder ihr Kürzel, etwa ar.</translation>
    </message>
    <message>
        <source>Type a letter for the source and a digit for the item, such as B 2.</source>
        <translation>Einen Buchstaben für die Quelle und eine Ziffer für die Angabe eingeben, etwa B 2.</translation>
    </message>
    <message>
        <source>Type to find</source>
        <translation>Zum Suchen tippen</translation>
    </message>
    <message>
        <source>Type to find a claim, view or assumption, or drop them here</source>
        <translation>Tippen, um Aussage, Urteil oder Annahme zu suchen, oder hierher ziehen</translation>
    </message>
    <message>
        <source>Type to find a judgment</source>
        <translation>Tippen, um ein Urteil zu suchen</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Eingeben, was zu tun ist</translation>
    </message>
    <message>
        <source>Type your name, so that changes can be told apart.</source>
        <translation>Namen eingeben, damit Änderungen zu unterscheiden sind.</translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation>Namen eingeben.</translation>
    </message>
    <message>
        <source>Typed into the table: {columns}. Anything else is edited beside it.</source>
        <translation>In die Tabelle getippt: {columns}. Alles andere wird daneben bearbeitet.</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ukrainisch</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Undo the chosen action…</source>
        <translation>Gewählte Aktion rückgängig machen…</translation>
    </message>
    <message>
        <source>Undo this</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Undo this…</source>
        <translation>Rückgängig machen…</translation>
    </message>
    <message>
        <source>Undo {action}</source>
        <translation>Rückgängig: {action}</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Rückgängig gemacht: {what}</translation>
    </message>
    <message>
        <source>unexamined</source>
        <translation>ungeprüft</translation>
    </message>
    <message>
        <source>Unfinished assessment: {title}</source>
        <translation>Unfertige Einschätzung: {title}</translation>
    </message>
    <message>
        <source>Unfinished assumption: {title}</source>
        <translation>Unfertige Annahme: {title}</translation>
    </message>
    <message>
        <source>Unfinished citation: {title}</source>
        <translation>Unfertiger Beleg: {title}</translation>
    </message>
    <message>
        <source>Unfinished claim: {title}</source>
        <translation>Unfertige Aussage: {title}</translation>
    </message>
    <message>
        <source>Unfinished expert: {title}</source>
        <translation>Unfertige Fachperson: {title}</translation>
    </message>
    <message>
        <source>Unfinished text: {title}</source>
        <translation>Unfertiger Text: {title}</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>ausgeklappt</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unlink entity</source>
        <translation>Objekt lösen</translation>
    </message>
    <message>
        <source>Unreliable</source>
        <translation>Nicht verlässlich</translation>
    </message>
    <message>
        <source>unreliable</source>
        <translation>nicht verlässlich</translation>
    </message>
    <message>
        <source>unsourced</source>
        <translation>unbelegt</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>haltlos</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>bis {date}</translation>
    </message>
    <message>
        <source>until {date}, start not known</source>
        <translation>bis {date}, Beginn unbekannt</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>bis {day}</translation>
    </message>
    <message>
        <source>Untitled case</source>
        <translation>Fall ohne Titel</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Up to and including this day</source>
        <translation>Bis einschließlich dieses Tages</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Folgebericht</translation>
    </message>
    <message>
        <source>update</source>
        <translation>Folgebericht</translation>
    </message>
    <message>
        <source>Upright pages</source>
        <translation>Seiten im Hochformat</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>Urdu</translation>
    </message>
    <message>
        <source>Use for this report</source>
        <translation>Für diesen Bericht verwenden</translation>
    </message>
    <message>
        <source>Use of a tag</source>
        <translation>Verwendung eines Schlagworts</translation>
    </message>
    <message>
        <source>Use the figure of the text</source>
        <translation>Zahl aus dem Text übernehmen</translation>
    </message>
    <message>
        <source>Use the figure that was found</source>
        <translation>Gefundene Zahl übernehmen</translation>
    </message>
    <message>
        <source>Use: {figure} · Alt+F</source>
        <translation>Übernehmen: {figure} · Alt+F</translation>
    </message>
    <message>
        <source>Used in</source>
        <translation>Verwendet in</translation>
    </message>
    <message>
        <source>Usual size of type</source>
        <translation>Übliche Schriftgröße</translation>
    </message>
    <message>
        <source>Usually reliable</source>
        <translation>Meist verlässlich</translation>
    </message>
    <message>
        <source>usually reliable</source>
        <translation>meist verlässlich</translation>
    </message>
    <message>
        <source>Uzbek</source>
        <translation>Usbekisch</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>Version added.</source>
        <translation>Fassung hinzugefügt.</translation>
    </message>
    <message>
        <source>very consistent</source>
        <translation>sehr gut vereinbar</translation>
    </message>
    <message>
        <source>very inconsistent</source>
        <translation>völlig unvereinbar</translation>
    </message>
    <message>
        <source>via</source>
        <translation>über</translation>
    </message>
    <message>
        <source>via {name}</source>
        <translation>über {name}</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamesisch</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>view of {author}</source>
        <translation>Urteil von {author}</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Sichtweisen</translation>
    </message>
    <message>
        <source>void</source>
        <translation>hinfällig</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Waive</source>
        <translation>Stehen lassen</translation>
    </message>
    <message>
        <source>Waive a finding</source>
        <translation>Befund stehen lassen</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>Stehen gelassen</translation>
    </message>
    <message>
        <source>Waived finding</source>
        <translation>Zurückgestellter Befund</translation>
    </message>
    <message>
        <source>Waived findings</source>
        <translation>Zurückgestellte Befunde</translation>
    </message>
    <message>
        <source>Waived or not</source>
        <translation>Offen oder nicht</translation>
    </message>
    <message>
        <source>Waived: {reason}</source>
        <translation>Stehen gelassen: {reason}</translation>
    </message>
    <message>
        <source>waived: {reason}</source>
        <translation>stehen gelassen: {reason}</translation>
    </message>
    <message>
        <source>Waive…</source>
        <translation>Stehen lassen…</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Was merged into</source>
        <translation>Wurde zusammengeführt mit</translation>
    </message>
    <message>
        <source>was merged into</source>
        <translation>wurde zusammengeführt mit</translation>
    </message>
    <message>
        <source>Was merged into it</source>
        <translation>Wurde damit zusammengeführt</translation>
    </message>
    <message>
        <source>was told</source>
        <translation>hat es gehört</translation>
    </message>
    <message>
        <source>Watches it</source>
        <translation>Beobachtet es</translation>
    </message>
    <message>
        <source>weakens</source>
        <translation>schwächt</translation>
    </message>
    <message>
        <source>Well corroborated by proven sources, few assumptions, few gaps.</source>
        <translation>Durch bewährte Quellen gut erhärtet, wenige Annahmen, wenige Lücken.</translation>
    </message>
    <message>
        <source>What an edition said, what is right, and why; with all that changed since.</source>
        <translation>Was eine Ausgabe sagte, was richtig ist und warum; mit allem, was sich seither geändert hat.</translation>
    </message>
    <message>
        <source>What belongs to it, and what does not</source>
        <translation>Was dazugehört und was nicht</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>Was kam</translation>
    </message>
    <message>
        <source>What chan&amp;ged between…</source>
        <translation>Was sich &amp;geändert hat…</translation>
    </message>
    <message>
        <source>What changed between two moments</source>
        <translation>Was sich zwischen zwei Zeitpunkten geändert hat</translation>
    </message>
    <message>
        <source>What changed since</source>
        <translation>Was sich seitdem geändert hat</translation>
    </message>
    <message>
        <source>What changed since the chosen action</source>
        <translation>Was sich seit der gewählten Handlung geändert hat</translation>
    </message>
    <message>
        <source>What changed since the edition before. Without one it prints nothing.</source>
        <translation>Was sich seit der vorigen Ausgabe geändert hat. Ohne eine solche wird nichts gedruckt.</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>What comes</source>
        <translation>Was kommt</translation>
    </message>
    <message>
        <source>What does this source derive from?</source>
        <translation>Wovon hängt diese Quelle ab?</translation>
    </message>
    <message>
        <source>What follows begins on a new page.</source>
        <translation>Was folgt, beginnt auf einer neuen Seite.</translation>
    </message>
    <message>
        <source>What follows if it is wrong</source>
        <translation>Was folgt, wenn sie falsch ist</translation>
    </message>
    <message>
        <source>What happens to it</source>
        <translation>Was damit geschieht</translation>
    </message>
    <message>
        <source>what is being done</source>
        <translation>was unternommen wird</translation>
    </message>
    <message>
        <source>What is checked</source>
        <translation>Was geprüft wird</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Was gezählt wird</translation>
    </message>
    <message>
        <source>What is half-filled cannot be kept for later on this computer. Save it before you leave.</source>
        <translation>Halb Ausgefülltes lässt sich auf diesem Rechner nicht für später behalten. Vor dem Verlassen speichern.</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Was aufgeführt ist</translation>
    </message>
    <message>
        <source>What is marked above this is left out, as if it did not exist.</source>
        <translation>Was höher eingestuft ist, wird weggelassen, als gäbe es das nicht.</translation>
    </message>
    <message>
        <source>What is new since the edition before, first; then figures, open questions and what comes next.</source>
        <translation>Zuerst das Neue seit der vorigen Ausgabe, dann Zahlen, offene Fragen und der Ausblick.</translation>
    </message>
    <message>
        <source>What is shown of the report</source>
        <translation>Was vom Bericht gezeigt wird</translation>
    </message>
    <message>
        <source>What is taken for granted, in one sentence</source>
        <translation>Was vorausgesetzt wird, in einem Satz</translation>
    </message>
    <message>
        <source>What is to be said of it</source>
        <translation>Was dazu zu sagen ist</translation>
    </message>
    <message>
        <source>What is to be seen in it, for those who cannot see it</source>
        <translation>Was darauf zu sehen ist, für alle, die es nicht sehen können</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>what it looks for</source>
        <translation>worauf er achtet</translation>
    </message>
    <message>
        <source>What it printed was not kept</source>
        <translation>Was gedruckt wurde, ist nicht erhalten</translation>
    </message>
    <message>
        <source>What it rests on</source>
        <translation>Worauf es beruht</translation>
    </message>
    <message>
        <source>What it speaks &amp;of</source>
        <translation>&amp;Wovon sie spricht</translation>
    </message>
    <message>
        <source>What it speaks of</source>
        <translation>Wovon sie spricht</translation>
    </message>
    <message>
        <source>What made you change it</source>
        <translation>Was Sie dazu gebracht hat</translation>
    </message>
    <message>
        <source>What rests on it</source>
        <translation>Was darauf beruht</translation>
    </message>
    <message>
        <source>What stands for the styles of a report</source>
        <translation>Was für die Formatvorlagen eines Berichts steht</translation>
    </message>
    <message>
        <source>What stays of the merge</source>
        <translation>Was von der Zusammenführung bleibt</translation>
    </message>
    <message>
        <source>What the case is about</source>
        <translation>Worum es in dem Fall geht</translation>
    </message>
    <message>
        <source>What the checks find is no error of the program: each says what to look at. A finding that may stand is waived with a reason, which a report can print.</source>
        <translation>Was die Prüfungen finden, ist kein Fehler des Programms: Jeder Befund sagt, was anzusehen ist. Was stehen darf, bleibt mit einer Begründung stehen, die ein Bericht drucken kann.</translation>
    </message>
    <message>
        <source>What the confidence rests on</source>
        <translation>Worauf die Sicherheit beruht</translation>
    </message>
    <message>
        <source>What the other copy holds is not as its writers left it.</source>
        <translation>Was die andere Kopie enthält, ist nicht so, wie seine Verfasser es hinterließen.</translation>
    </message>
    <message>
        <source>What the passage does to the cl&amp;aim</source>
        <translation>Was die Te&amp;xtstelle für die Aussage tut</translation>
    </message>
    <message>
        <source>What the passage does to the claim</source>
        <translation>Was die Textstelle für die Aussage tut</translation>
    </message>
    <message>
        <source>What the report says, at once</source>
        <translation>Was der Bericht sagt, sofort</translation>
    </message>
    <message>
        <source>What they know about</source>
        <translation>Worin sie sich auskennen</translation>
    </message>
    <message>
        <source>What to do: {remedy}</source>
        <translation>Was zu tun ist: {remedy}</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>What was found in the texts stands in the table. Look at it, correct it (F2), and untick (Space) what is not to be added. Nothing is graded: select the new sources in the list and press F2 to grade them at once.</source>
        <translation>Was in den Texten gefunden wurde, steht in der Tabelle. Ansehen, berichtigen (F2) und abwählen (Leertaste), was nicht hinzukommen soll. Nichts wird bewertet: Die neuen Quellen in der Liste auswählen und mit F2 auf einmal bewerten.</translation>
    </message>
    <message>
        <source>What was typed comes back with the case</source>
        <translation>Das Eingegebene kommt mit dem Fall wieder</translation>
    </message>
    <message>
        <source>What was written until the day or time was over is shown. For an action, go to the history.</source>
        <translation>Gezeigt wird, was bis zum Ende des Tages oder der Zeit geschrieben war. Für eine Handlung gehen Sie in den Verlauf.</translation>
    </message>
    <message>
        <source>What we do not know</source>
        <translation>Was wir nicht wissen</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>What you set in the dialog is written into all of them, and shown before it is.</source>
        <translation>Was im Dialog gesetzt wird, wird in alle geschrieben und vorher gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>What {n} unfinished texts were about is gone, so they cannot be gone on with. They said: {titles}</source>
        <extracomment>For one: What {n} unfinished text was about is gone, so it cannot be gone on with. It said: {titles}</extracomment>
        <translation>
            <numerusform>Worum es in {n} unfertigen Text ging, gibt es nicht mehr; er lässt sich nicht fortsetzen. Darin stand: {titles}</numerusform>
            <numerusform>Worum es in {n} unfertigen Texten ging, gibt es nicht mehr; sie lassen sich nicht fortsetzen. Darin stand: {titles}</numerusform>
        </translation>
    </message>
    <message>
        <source>Whe&amp;re</source>
        <translation>W&amp;o</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Wann es geschah</translation>
    </message>
    <message>
        <source>when it happened</source>
        <translation>wann es geschah</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Where each belongs (keys 1, 2 and B)</source>
        <translation>Wohin jede gehört (Tasten 1, 2 und B)</translation>
    </message>
    <message>
        <source>Where the case &amp;lies…</source>
        <translation>Wo der Fall &amp;liegt…</translation>
    </message>
    <message>
        <source>Where the case lies</source>
        <translation>Wo der Fall liegt</translation>
    </message>
    <message>
        <source>Where the copies went apart</source>
        <translation>Wo die Kopien auseinandergingen</translation>
    </message>
    <message>
        <source>where the notes stand</source>
        <translation>wo die Anmerkungen stehen</translation>
    </message>
    <message>
        <source>Where the selected one belongs</source>
        <translation>Wohin die ausgewählte gehört</translation>
    </message>
    <message>
        <source>Where to keep the case</source>
        <translation>Ort für den Fall</translation>
    </message>
    <message>
        <source>Where to put the copy</source>
        <translation>Wohin mit der Kopie</translation>
    </message>
    <message>
        <source>whether it is deleted</source>
        <translation>ob sie gelöscht ist</translation>
    </message>
    <message>
        <source>whether it stays</source>
        <translation>ob er bleibt</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>Which claim does it contradict?</source>
        <translation>Welcher Aussage widerspricht sie?</translation>
    </message>
    <message>
        <source>Which claim does it elaborate?</source>
        <translation>Welche Aussage führt sie aus?</translation>
    </message>
    <message>
        <source>Which claim does it supersede?</source>
        <translation>Welche Aussage löst sie ab?</translation>
    </message>
    <message>
        <source>Which claim says the same?</source>
        <translation>Welche Aussage sagt dasselbe?</translation>
    </message>
    <message>
        <source>Which one stays?</source>
        <translation>Welche bleibt?</translation>
    </message>
    <message>
        <source>whichever is found</source>
        <translation>die gefundene</translation>
    </message>
    <message>
        <source>While columns or filters are arranged: move one</source>
        <translation>Beim Ordnen von Spalten oder Filtern: verschieben</translation>
    </message>
    <message>
        <source>While finding: next and previous find</source>
        <translation>Beim Suchen: nächster und voriger Fund</translation>
    </message>
    <message>
        <source>Who counted</source>
        <translation>Wer gezählt hat</translation>
    </message>
    <message>
        <source>Who holds what</source>
        <translation>Wer was vertritt</translation>
    </message>
    <message>
        <source>Who holds what: {what}</source>
        <translation>Wer was vertritt: {what}</translation>
    </message>
    <message>
        <source>Who holds what…</source>
        <translation>Wer was vertritt…</translation>
    </message>
    <message>
        <source>Who is the same person?</source>
        <translation>Wer ist dieselbe Person?</translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation>Wer arbeitet hier?</translation>
    </message>
    <message>
        <source>Who may have the report, from its head, and what its handling means.</source>
        <translation>Wer den Bericht erhalten darf, aus seinem Kopf, und was seine Einstufung bedeutet.</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>Wer das sagt</translation>
    </message>
    <message>
        <source>who says so</source>
        <translation>wer das sagt</translation>
    </message>
    <message>
        <source>Who settles a conflict</source>
        <translation>Wer einen Konflikt beilegt</translation>
    </message>
    <message>
        <source>Who wrote what</source>
        <translation>Wer schrieb was</translation>
    </message>
    <message>
        <source>Who, what, when: a question with several answers</source>
        <translation>Wer, was, wann: eine Frage mit mehreren Antworten</translation>
    </message>
    <message>
        <source>Whom they advise, who pays them, what they gain</source>
        <translation>Wen sie beraten, wer sie bezahlt, was sie davon haben</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Wessen</translation>
    </message>
    <message>
        <source>Whose judgment</source>
        <translation>Wessen Urteil</translation>
    </message>
    <message>
        <source>Whose judgments</source>
        <translation>Wessen Urteile</translation>
    </message>
    <message>
        <source>Whose view is it?</source>
        <translation>Wessen Sicht ist es?</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>why</source>
        <translation>warum</translation>
    </message>
    <message>
        <source>Why (needed to withdraw)</source>
        <translation>Warum (nötig zum Zurückziehen)</translation>
    </message>
    <message>
        <source>Why it changed</source>
        <translation>Warum es sich geändert hat</translation>
    </message>
    <message>
        <source>why it changed</source>
        <translation>warum es sich geändert hat</translation>
    </message>
    <message>
        <source>why it matters</source>
        <translation>warum es zählt</translation>
    </message>
    <message>
        <source>Why we believe it</source>
        <translation>Warum wir es glauben</translation>
    </message>
    <message>
        <source>Why, in a few words</source>
        <translation>Warum, in wenigen Worten</translation>
    </message>
    <message>
        <source>Will there be …? Who is behind …?</source>
        <translation>Wird es … geben? Wer steckt hinter …?</translation>
    </message>
    <message>
        <source>winter {year}</source>
        <translation>Winter {year}</translation>
    </message>
    <message>
        <source>With affiliation, field and interests, and with what came of their judgments. An expert is also made on the way, when you record a view from a passage.</source>
        <translation>Mit Zugehörigkeit, Fachgebiet und Interessen und damit, was aus ihren Urteilen wurde. Eine Fachperson entsteht auch nebenbei, wenn eine Sicht aus einer Textstelle festgehalten wird.</translation>
    </message>
    <message>
        <source>with caveats</source>
        <translation>bedingt</translation>
    </message>
    <message>
        <source>With what cites the sources</source>
        <translation>Mit dem, was die Quellen zitiert</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Withdraw assessment</source>
        <translation>Einschätzung zurückziehen</translation>
    </message>
    <message>
        <source>Withdraw claim</source>
        <translation>Aussage zurückziehen</translation>
    </message>
    <message>
        <source>Withdraw or reinstate the judgment</source>
        <translation>Urteil zurückziehen oder wieder einsetzen</translation>
    </message>
    <message>
        <source>Withdraw the claim…</source>
        <translation>Aussage zurückziehen…</translation>
    </message>
    <message>
        <source>Withdraw the record</source>
        <translation>Datensatz zurückziehen</translation>
    </message>
    <message>
        <source>Withdraw the selected claims…</source>
        <translation>Ausgewählte Aussagen zurückziehen…</translation>
    </message>
    <message>
        <source>Withdraw this assessment</source>
        <translation>Diese Einschätzung zurückziehen</translation>
    </message>
    <message>
        <source>Withdraw this claim</source>
        <translation>Diese Aussage zurückziehen</translation>
    </message>
    <message numerus="yes">
        <source>Withdraw {n} selected claims</source>
        <extracomment>For one: Withdraw {n} selected claim</extracomment>
        <translation>
            <numerusform>{n} ausgewählte Aussage zurückziehen</numerusform>
            <numerusform>{n} ausgewählte Aussagen zurückziehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>Withdrawn. {claim}</source>
        <translation>Zurückgezogen. {claim}</translation>
    </message>
    <message>
        <source>Withdrawn: {reason}</source>
        <translation>Zurückgezogen: {reason}</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Zurückziehen…</translation>
    </message>
    <message>
        <source>Without a question</source>
        <translation>Ohne Frage</translation>
    </message>
    <message>
        <source>Without page numbers</source>
        <translation>Ohne Seitenzahlen</translation>
    </message>
    <message>
        <source>witnessed it</source>
        <translation>hat es selbst erlebt</translation>
    </message>
    <message>
        <source>Word documents (*.docx)</source>
        <translation>Word-Dokumente (*.docx)</translation>
    </message>
    <message>
        <source>Word it for this report</source>
        <translation>Für diesen Bericht anders fassen</translation>
    </message>
    <message>
        <source>Word template</source>
        <translation>Word-Vorlage</translation>
    </message>
    <message>
        <source>Word templates</source>
        <translation>Word-Vorlagen</translation>
    </message>
    <message>
        <source>Word templates (*.dotx *.docx)</source>
        <translation>Word-Vorlagen (*.dotx *.docx)</translation>
    </message>
    <message>
        <source>Word templates of the case</source>
        <translation>Word-Vorlagen des Falls</translation>
    </message>
    <message>
        <source>Word the chosen record for this report</source>
        <translation>Gewählten Datensatz für diesen Bericht formulieren</translation>
    </message>
    <message>
        <source>worded as in the case</source>
        <translation>formuliert wie im Fall</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>Formulierung</translation>
    </message>
    <message>
        <source>wording</source>
        <translation>Formulierung</translation>
    </message>
    <message>
        <source>wording before</source>
        <translation>bisheriger Wortlaut</translation>
    </message>
    <message>
        <source>wording proposed</source>
        <translation>vorgeschlagener Wortlaut</translation>
    </message>
    <message>
        <source>Wording that is taken (it can be changed)</source>
        <translation>Wortlaut, der übernommen wird (kann geändert werden)</translation>
    </message>
    <message>
        <source>Words in sources, claims, judgments and reports</source>
        <translation>Wörter in Quellen, Aussagen, Urteilen und Berichten</translation>
    </message>
    <message>
        <source>Words of a claim, an assessment or a source</source>
        <translation>Wörter einer Aussage, Einschätzung oder Quelle</translation>
    </message>
    <message>
        <source>Words of a source, or what it is where the case does not hold it</source>
        <translation>Wörter einer Quelle, oder was sie ist, wenn der Fall sie nicht enthält</translation>
    </message>
    <message>
        <source>Words of an action or a record</source>
        <translation>Wörter einer Aktion oder eines Datensatzes</translation>
    </message>
    <message>
        <source>Words of its title</source>
        <translation>Wörter des Titels</translation>
    </message>
    <message>
        <source>Words of the claim</source>
        <translation>Wörter der Aussage</translation>
    </message>
    <message>
        <source>Words of the scale</source>
        <translation>Begriffe der Skala</translation>
    </message>
    <message>
        <source>Words of the source or its text</source>
        <translation>Wörter der Quelle oder ihres Textes</translation>
    </message>
    <message>
        <source>Words to find it by</source>
        <translation>Wörter, unter denen sie zu finden ist</translation>
    </message>
    <message>
        <source>Would come</source>
        <translation>Käme</translation>
    </message>
    <message>
        <source>Would come back: it was removed here</source>
        <translation>Käme zurück: Es wurde hier entfernt</translation>
    </message>
    <message>
        <source>Write a number or a range between 0 and 100, such as 60, ~60 or 55-80.</source>
        <translation>Eine Zahl oder Spanne zwischen 0 und 100 schreiben, etwa 60, ~60 oder 55-80.</translation>
    </message>
    <message>
        <source>Write the pages as PDF</source>
        <translation>Seiten als PDF schreiben</translation>
    </message>
    <message>
        <source>Write the question.</source>
        <translation>Die Frage schreiben.</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>{file} wird geschrieben</translation>
    </message>
    <message>
        <source>written at</source>
        <translation>geschrieben am</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Geschrieben von</translation>
    </message>
    <message>
        <source>year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>You change a key judgment. The next report tells its readers why, if you say it here.</source>
        <translation>Sie ändern ein Kernurteil. Der nächste Bericht sagt seinen Lesern warum, wenn Sie es hier angeben.</translation>
    </message>
    <message>
        <source>You see the case as it was: {moment}. Nothing can be changed here.</source>
        <translation>Sie sehen den Fall, wie er war: {moment}. Hier lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>Your &amp;name…</source>
        <translation>Ihr &amp;Name…</translation>
    </message>
    <message>
        <source>Your latest changes are not in the folder yet.</source>
        <translation>Ihre letzten Änderungen sind noch nicht im Ordner.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Your own summary of the sources. Without one, the report counts and grades them by itself.</source>
        <translation>Ihre eigene Zusammenfassung der Quellen. Ohne sie zählt und bewertet der Bericht sie selbst.</translation>
    </message>
    <message>
        <source>{actions} by {whose}</source>
        <translation>{actions} von {whose}</translation>
    </message>
    <message>
        <source>{case} (working copy)</source>
        <translation>{case} (Arbeitskopie)</translation>
    </message>
    <message numerus="yes">
        <source>{changed} of {n} sources change</source>
        <extracomment>For one: {changed} of {n} source changes</extracomment>
        <translation>
            <numerusform>{changed} von {n} Quelle ändert sich</numerusform>
            <numerusform>{changed} von {n} Quellen ändern sich</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} The first is “{label}” by {who}: {why}.</source>
        <translation>{count} Die erste ist „{label}“ von {who}: {why}.</translation>
    </message>
    <message>
        <source>{date} (uncertain)</source>
        <translation>{date} (unsicher)</translation>
    </message>
    <message>
        <source>{date}, day not stated</source>
        <translation>{date}, Tag nicht angegeben</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <source>{day}, {clock}</source>
        <translation>{day}, {clock}</translation>
    </message>
    <message>
        <source>{day}, {clock} UTC</source>
        <translation>{day}, {clock} UTC</translation>
    </message>
    <message>
        <source>{day}, {first} to {last} UTC</source>
        <translation>{day}, {first} bis {last} UTC</translation>
    </message>
    <message>
        <source>{done}. Left as it is: {what}.</source>
        <translation>{done}. Unverändert bleibt: {what}.</translation>
    </message>
    <message>
        <source>{field}, before: {before}, after: {after}</source>
        <translation>{field}, vorher: {before}, nachher: {after}</translation>
    </message>
    <message>
        <source>{field}, claim {number}: {value}</source>
        <translation>{field}, Aussage {number}: {value}</translation>
    </message>
    <message>
        <source>{field}, record {number}: {value}</source>
        <translation>{field}, Eintrag {number}: {value}</translation>
    </message>
    <message>
        <source>{field}: + {name}</source>
        <translation>{field}: + {name}</translation>
    </message>
    <message>
        <source>{field}: {old} → {new}</source>
        <translation>{field}: {old} → {new}</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>{field}: {value}, by {who}, {time}</source>
        <translation>{field}: {value}, von {who}, {time}</translation>
    </message>
    <message>
        <source>{field}: − {name}</source>
        <translation>{field}: − {name}</translation>
    </message>
    <message>
        <source>{file} and {other}</source>
        <translation>{file} und {other}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}. Check the name and its permissions.</source>
        <translation>{file} ist nicht lesbar: {reason}. Namen und Rechte prüfen.</translation>
    </message>
    <message>
        <source>{file} holds nothing new.</source>
        <translation>{file} enthält nichts Neues.</translation>
    </message>
    <message>
        <source>{file} is a folder. Choose a file.</source>
        <translation>{file} ist ein Ordner. Eine Datei wählen.</translation>
    </message>
    <message>
        <source>{file} is larger than 256 MB. Choose a smaller file.</source>
        <translation>{file} ist größer als 256 MB. Eine kleinere Datei wählen.</translation>
    </message>
    <message>
        <source>{file} is not an ordinary file. Choose a file.</source>
        <translation>{file} ist keine gewöhnliche Datei. Eine Datei wählen.</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>{filter}: {value}</source>
        <translation>{filter}: {value}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>{first} to {last} {month}</source>
        <translation>{first}. bis {last}. {month}</translation>
    </message>
    <message>
        <source>{first} – {second}</source>
        <translation>{first} – {second}</translation>
    </message>
    <message>
        <source>{found} of {all} styles are its own.</source>
        <translation>{found} von {all} Formatvorlagen sind ihre eigenen.</translation>
    </message>
    <message>
        <source>{found} of {total}</source>
        <translation>{found} von {total}</translation>
    </message>
    <message>
        <source>{high} or less</source>
        <translation>{high} oder weniger</translation>
    </message>
    <message>
        <source>{low} or more</source>
        <translation>{low} oder mehr</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>{name} gets the judgments of the one whom you choose, and the fields that are empty now. The other record goes. It can be undone.</source>
        <translation>{name} erhält die Urteile der gewählten Person und deren Angaben, wo jetzt nichts steht. Der andere Datensatz entfällt. Das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>{name} is in {folder} already. What it holds will be gone.</source>
        <translation>{name} liegt bereits in {folder}. Der bisherige Inhalt geht verloren.</translation>
    </message>
    <message>
        <source>{name} of {time}.casefile</source>
        <translation>{name} vom {time}.casefile</translation>
    </message>
    <message>
        <source>{name}, analyst</source>
        <translation>{name}, Auswerter</translation>
    </message>
    <message>
        <source>{number}</source>
        <translation>{number}</translation>
    </message>
    <message>
        <source>{number} KB</source>
        <translation>{number} KB</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>{number} of more than {count}</source>
        <translation>{number} von mehr als {count}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message numerus="yes">
        <source>{n} actions</source>
        <extracomment>For one: {n} action</extracomment>
        <translation>
            <numerusform>{n} Aktion</numerusform>
            <numerusform>{n} Aktionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} actions are not taken.</source>
        <extracomment>For one: {n} action is not taken.</extracomment>
        <translation>
            <numerusform>{n} Aktion wird nicht übernommen.</numerusform>
            <numerusform>{n} Aktionen werden nicht übernommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} actions of others came from the folder.</source>
        <extracomment>For one: {n} action of others came from the folder.</extracomment>
        <translation>
            <numerusform>{n} Aktion anderer kam aus dem Ordner.</numerusform>
            <numerusform>{n} Aktionen anderer kamen aus dem Ordner.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} altered actions are not looked at</source>
        <extracomment>For one: {n} altered action is not looked at</extracomment>
        <translation>
            <numerusform>{n} veränderte Aktion wird nicht beachtet</numerusform>
            <numerusform>{n} veränderte Aktionen werden nicht beachtet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} altered texts or files are not taken</source>
        <extracomment>For one: {n} altered text or file is not taken</extracomment>
        <translation>
            <numerusform>{n} veränderter Text oder veränderte Datei wird nicht übernommen</numerusform>
            <numerusform>{n} veränderte Texte oder Dateien werden nicht übernommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} are here already</source>
        <extracomment>For one: {n} is here already</extracomment>
        <translation>
            <numerusform>{n} ist schon hier</numerusform>
            <numerusform>{n} sind schon hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} are no longer there</source>
        <extracomment>For one: {n} is no longer there</extracomment>
        <translation>
            <numerusform>{n} ist nicht mehr da</numerusform>
            <numerusform>{n} sind nicht mehr da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} assessments</source>
        <extracomment>For one: {n} assessment</extracomment>
        <translation>
            <numerusform>{n} Einschätzung</numerusform>
            <numerusform>{n} Einschätzungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} characters</source>
        <extracomment>For one: {n} character</extracomment>
        <translation>
            <numerusform>{n} Zeichen</numerusform>
            <numerusform>{n} Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} citations</source>
        <extracomment>For one: {n} citation</extracomment>
        <translation>
            <numerusform>{n} Beleg</numerusform>
            <numerusform>{n} Belege</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} citations stay with the earlier text, which is kept.</source>
        <extracomment>For one: {n} citation stays with the earlier text, which is kept.</extracomment>
        <translation>
            <numerusform>{n} Beleg bleibt beim früheren Text, der erhalten bleibt.</numerusform>
            <numerusform>{n} Belege bleiben beim früheren Text, der erhalten bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} claims</source>
        <extracomment>For one: {n} claim</extracomment>
        <translation>
            <numerusform>{n} Aussage</numerusform>
            <numerusform>{n} Aussagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} claims changed.</source>
        <extracomment>For one: {n} claim changed.</extracomment>
        <translation>
            <numerusform>{n} Aussage geändert.</numerusform>
            <numerusform>{n} Aussagen geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} claims rest on it and are graded anew.</source>
        <extracomment>For one: {n} claim rests on it and is graded anew.</extracomment>
        <translation>
            <numerusform>{n} Aussage beruht darauf und wird neu bewertet.</numerusform>
            <numerusform>{n} Aussagen beruhen darauf und werden neu bewertet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} claims rest on them and are graded anew.</source>
        <extracomment>For one: {n} claim rests on them and is graded anew.</extracomment>
        <translation>
            <numerusform>{n} Aussage beruht darauf und wird neu bewertet.</numerusform>
            <numerusform>{n} Aussagen beruhen darauf und werden neu bewertet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conflicts</source>
        <extracomment>For one: {n} conflict</extracomment>
        <translation>
            <numerusform>{n} Konflikt</numerusform>
            <numerusform>{n} Konflikte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} entered: {names}</source>
        <extracomment>For one: {n} entered: {names}</extracomment>
        <translation>
            <numerusform>{n} eingetragen: {names}</numerusform>
            <numerusform>{n} eingetragen: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} errors</source>
        <extracomment>For one: {n} error</extracomment>
        <translation>
            <numerusform>{n} Fehler</numerusform>
            <numerusform>{n} Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} false</source>
        <extracomment>For one: {n} false</extracomment>
        <translation>
            <numerusform>{n} nicht eingetreten</numerusform>
            <numerusform>{n} nicht eingetreten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files cannot be read: {names}.</source>
        <extracomment>For one: {n} file cannot be read: {names}.</extracomment>
        <translation>
            <numerusform>{n} Datei ist nicht lesbar: {names}.</numerusform>
            <numerusform>{n} Dateien sind nicht lesbar: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files were not added.</source>
        <extracomment>For one: {n} file was not added.</extracomment>
        <translation>
            <numerusform>{n} Datei wurde nicht hinzugefügt.</numerusform>
            <numerusform>{n} Dateien wurden nicht hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} findings</source>
        <extracomment>For one: {n} finding</extracomment>
        <translation>
            <numerusform>{n} Befund</numerusform>
            <numerusform>{n} Befunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} finds</source>
        <extracomment>For one: {n} find</extracomment>
        <translation>
            <numerusform>{n} Fund</numerusform>
            <numerusform>{n} Funde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} further citations</source>
        <extracomment>For one: {n} further citation</extracomment>
        <translation>
            <numerusform>{n} weiterer Beleg</numerusform>
            <numerusform>{n} weitere Belege</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} groups</source>
        <extracomment>For one: {n} group</extracomment>
        <translation>
            <numerusform>{n} Gruppe</numerusform>
            <numerusform>{n} Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} groups of records look alike now.</source>
        <extracomment>For one: {n} group of records looks alike now.</extracomment>
        <translation>
            <numerusform>{n} Gruppe von Einträgen sieht sich jetzt ähnlich.</numerusform>
            <numerusform>{n} Gruppen von Einträgen sehen sich jetzt ähnlich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} judgments</source>
        <extracomment>For one: {n} judgment</extracomment>
        <translation>
            <numerusform>{n} Urteil</numerusform>
            <numerusform>{n} Urteile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} judgments rest on it</source>
        <extracomment>For one: {n} judgment rests on it</extracomment>
        <translation>
            <numerusform>{n} Urteil beruht darauf</numerusform>
            <numerusform>{n} Urteile beruhen darauf</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} KB</source>
        <translation>{n} KB</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n} MB</translation>
    </message>
    <message numerus="yes">
        <source>{n} more</source>
        <extracomment>For one: {n} more</extracomment>
        <translation>
            <numerusform>{n} weitere</numerusform>
            <numerusform>{n} weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} new proposals of readers</source>
        <extracomment>For one: {n} new proposal of a reader</extracomment>
        <translation>
            <numerusform>{n} neuer Vorschlag eines Lesers</numerusform>
            <numerusform>{n} neue Vorschläge von Lesern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} new sources</source>
        <extracomment>For one: {n} new source</extracomment>
        <translation>
            <numerusform>{n} neue Quelle</numerusform>
            <numerusform>{n} neue Quellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} notes</source>
        <extracomment>For one: {n} note</extracomment>
        <translation>
            <numerusform>{n} Hinweis</numerusform>
            <numerusform>{n} Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {records}</source>
        <translation>{n} von {records}</translation>
    </message>
    <message>
        <source>{n} on a judgment</source>
        <translation>{n} auf Einschätzung</translation>
    </message>
    <message>
        <source>{n} on what is gone</source>
        <translation>{n} auf Entfallenem</translation>
    </message>
    <message numerus="yes">
        <source>{n} other proposals</source>
        <extracomment>For one: {n} other proposal</extracomment>
        <translation>
            <numerusform>{n} anderer Vorschlag</numerusform>
            <numerusform>{n} andere Vorschläge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} paragraphs are new</source>
        <extracomment>For one: {n} paragraph is new</extracomment>
        <translation>
            <numerusform>{n} Absatz ist neu</numerusform>
            <numerusform>{n} Absätze sind neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures.</source>
        <extracomment>For one: {n} picture.</extracomment>
        <translation>
            <numerusform>{n} Bild.</numerusform>
            <numerusform>{n} Bilder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} proposals</source>
        <extracomment>For one: {n} proposal</extracomment>
        <translation>
            <numerusform>{n} Vorschlag</numerusform>
            <numerusform>{n} Vorschläge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} records</source>
        <extracomment>For one: {n} record</extracomment>
        <translation>
            <numerusform>{n} Datensatz</numerusform>
            <numerusform>{n} Datensätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} records are put back as they were.</source>
        <extracomment>For one: {n} record is put back as it was.</extracomment>
        <translation>
            <numerusform>{n} Datensatz wird zurückgesetzt.</numerusform>
            <numerusform>{n} Datensätze werden zurückgesetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} records cannot come</source>
        <extracomment>For one: {n} record cannot come</extracomment>
        <translation>
            <numerusform>{n} Eintrag kann nicht kommen</numerusform>
            <numerusform>{n} Einträge können nicht kommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} records change as follows.</source>
        <extracomment>For one: {n} record changes as follows.</extracomment>
        <translation>
            <numerusform>{n} Datensatz ändert sich wie folgt.</numerusform>
            <numerusform>{n} Datensätze ändern sich wie folgt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} records chosen</source>
        <extracomment>For one: {n} record chosen</extracomment>
        <translation>
            <numerusform>{n} Datensatz gewählt</numerusform>
            <numerusform>{n} Datensätze gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} records lead to it</source>
        <extracomment>For one: {n} record leads to it</extracomment>
        <translation>
            <numerusform>{n} Eintrag führt dorthin</numerusform>
            <numerusform>{n} Einträge führen dorthin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} records rest on it</source>
        <extracomment>For one: {n} record rests on it</extracomment>
        <translation>
            <numerusform>{n} Datensatz beruht darauf</numerusform>
            <numerusform>{n} Datensätze beruhen darauf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} records were imported.</source>
        <extracomment>For one: {n} record was imported.</extracomment>
        <translation>
            <numerusform>{n} Eintrag wurde importiert.</numerusform>
            <numerusform>{n} Einträge wurden importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} records would come</source>
        <extracomment>For one: {n} record would come</extracomment>
        <translation>
            <numerusform>{n} Eintrag käme</numerusform>
            <numerusform>{n} Einträge kämen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} references lead to something that is not here yet.</source>
        <extracomment>For one: {n} reference leads to something that is not here yet.</extracomment>
        <translation>
            <numerusform>{n} Verweis führt zu etwas, das noch nicht hier ist.</numerusform>
            <numerusform>{n} Verweise führen zu etwas, das noch nicht hier ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} resolved</source>
        <extracomment>For one: {n} resolved</extracomment>
        <translation>
            <numerusform>{n} entschieden</numerusform>
            <numerusform>{n} entschieden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} selected</source>
        <extracomment>For one: {n} selected</extracomment>
        <translation>
            <numerusform>{n} ausgewählt</numerusform>
            <numerusform>{n} ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sentences</source>
        <extracomment>For one: {n} sentence</extracomment>
        <translation>
            <numerusform>{n} Satz</numerusform>
            <numerusform>{n} Sätze</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} sourced</source>
        <translation>{n} belegt</translation>
    </message>
    <message numerus="yes">
        <source>{n} sources</source>
        <extracomment>For one: {n} source</extracomment>
        <translation>
            <numerusform>{n} Quelle</numerusform>
            <numerusform>{n} Quellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sources added.</source>
        <extracomment>For one: {n} source added.</extracomment>
        <translation>
            <numerusform>{n} Quelle hinzugefügt.</numerusform>
            <numerusform>{n} Quellen hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sources changed.</source>
        <extracomment>For one: {n} source changed.</extracomment>
        <translation>
            <numerusform>{n} Quelle geändert.</numerusform>
            <numerusform>{n} Quellen geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sources derive from it</source>
        <extracomment>For one: {n} source derives from it</extracomment>
        <translation>
            <numerusform>{n} Quelle hängt davon ab</numerusform>
            <numerusform>{n} Quellen hängen davon ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sources removed.</source>
        <extracomment>For one: {n} source removed.</extracomment>
        <translation>
            <numerusform>{n} Quelle entfernt.</numerusform>
            <numerusform>{n} Quellen entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sources selected</source>
        <extracomment>For one: {n} source selected</extracomment>
        <translation>
            <numerusform>{n} Quelle ausgewählt</numerusform>
            <numerusform>{n} Quellen ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} state a likelihood</source>
        <extracomment>For one: {n} states a likelihood</extracomment>
        <translation>
            <numerusform>{n} nennt eine Wahrscheinlichkeit</numerusform>
            <numerusform>{n} nennen eine Wahrscheinlichkeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} texts</source>
        <extracomment>For one: {n} text</extracomment>
        <translation>
            <numerusform>{n} Text</numerusform>
            <numerusform>{n} Texte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} texts or files are not taken: their bytes were altered.</source>
        <extracomment>For one: {n} text or file is not taken: its bytes were altered.</extracomment>
        <translation>
            <numerusform>{n} Text oder Datei wird nicht übernommen: Die Bytes wurden verändert.</numerusform>
            <numerusform>{n} Texte oder Dateien werden nicht übernommen: Ihre Bytes wurden verändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} true</source>
        <extracomment>For one: {n} true</extracomment>
        <translation>
            <numerusform>{n} eingetreten</numerusform>
            <numerusform>{n} eingetreten</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} unsourced</source>
        <translation>{n} unbelegt</translation>
    </message>
    <message numerus="yes">
        <source>{n} values change.</source>
        <extracomment>For one: {n} value changes.</extracomment>
        <translation>
            <numerusform>{n} Wert ändert sich.</numerusform>
            <numerusform>{n} Werte ändern sich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} views</source>
        <extracomment>For one: {n} view</extracomment>
        <translation>
            <numerusform>{n} Sichtweise</numerusform>
            <numerusform>{n} Sichtweisen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} void</source>
        <extracomment>For one: {n} void</extracomment>
        <translation>
            <numerusform>{n} hinfällig</numerusform>
            <numerusform>{n} hinfällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} waiting</source>
        <extracomment>For one: {n} waiting</extracomment>
        <translation>
            <numerusform>{n} wartet</numerusform>
            <numerusform>{n} warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} waived</source>
        <extracomment>For one: {n} waived</extracomment>
        <translation>
            <numerusform>{n} stehen gelassen</numerusform>
            <numerusform>{n} stehen gelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} warnings</source>
        <extracomment>For one: {n} warning</extracomment>
        <translation>
            <numerusform>{n} Warnung</numerusform>
            <numerusform>{n} Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>{range} %</source>
        <translation>{range} %</translation>
    </message>
    <message>
        <source>{range} does not lie within {term}. It is kept as you gave it.</source>
        <translation>{range} liegt nicht innerhalb von {term}. Es bleibt, wie angegeben.</translation>
    </message>
    <message>
        <source>{range} lies where the scale has no term: leave the term out, or move. It is kept as you gave it.</source>
        <translation>{range} liegt dort, wo die Skala keinen Begriff hat: Begriff weglassen oder verschieben. Es bleibt, wie angegeben.</translation>
    </message>
    <message>
        <source>{resolved}, Brier {score}</source>
        <translation>{resolved}, Brier {score}</translation>
    </message>
    <message>
        <source>{resolved}, Brier ≈{score} (midpoints)</source>
        <translation>{resolved}, Brier ≈{score} (Mitten)</translation>
    </message>
    <message>
        <source>{rule}: {what}. Say why it may stand. The reason is kept with the case, and a report can print it.</source>
        <translation>{rule}: {what}. Sagen Sie, warum das stehen darf. Die Begründung bleibt beim Fall, und ein Bericht kann sie drucken.</translation>
    </message>
    <message>
        <source>{sentences}, {n} unsourced</source>
        <translation>{sentences}, {n} unbelegt</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} von {all}</translation>
    </message>
    <message>
        <source>{sign} In conflict, both values are kept: {fields}</source>
        <translation>{sign} Im Konflikt, beide Werte bleiben: {fields}</translation>
    </message>
    <message>
        <source>{sign} In conflict: {fields}</source>
        <translation>{sign} Im Konflikt: {fields}</translation>
    </message>
    <message>
        <source>{some}; and {n} more</source>
        <translation>{some}; und {n} weitere</translation>
    </message>
    <message>
        <source>{stance}: {statement}</source>
        <translation>{stance}: {statement}</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} bis {end}</translation>
    </message>
    <message>
        <source>{statement}. {reason}</source>
        <translation>{statement}. {reason}</translation>
    </message>
    <message>
        <source>{term}, here put at {range}</source>
        <translation>{term}, hier auf {range} gesetzt</translation>
    </message>
    <message>
        <source>{title}, changes of no. {number}</source>
        <translation>{title}, Änderungen von Nr. {number}</translation>
    </message>
    <message>
        <source>{title}, no. {number}</source>
        <translation>{title}, Nr. {number}</translation>
    </message>
    <message numerus="yes">
        <source>{title}, {n} claims, {state}</source>
        <extracomment>For one: {title}, {n} claim, {state}</extracomment>
        <translation>
            <numerusform>{title}, {n} Aussage, {state}</numerusform>
            <numerusform>{title}, {n} Aussagen, {state}</numerusform>
        </translation>
    </message>
    <message>
        <source>{type} {done}</source>
        <translation>{type} {done}</translation>
    </message>
    <message>
        <source>{type} · {number}</source>
        <translation>{type} · {number}</translation>
    </message>
    <message>
        <source>{type}: {number} {done}</source>
        <translation>{type}: {number} {done}</translation>
    </message>
    <message>
        <source>{value} · from: {origin}</source>
        <translation>{value} · aus: {origin}</translation>
    </message>
    <message>
        <source>{verb} (not in the case)</source>
        <translation>{verb} (nicht im Fall)</translation>
    </message>
    <message>
        <source>{what} (withdrawn)</source>
        <translation>{what} (zurückgezogen)</translation>
    </message>
    <message>
        <source>{what} · being built …</source>
        <translation>{what} · wird erstellt …</translation>
    </message>
    <message>
        <source>{what} · not up to date</source>
        <translation>{what} · nicht aktuell</translation>
    </message>
    <message>
        <source>{what}, through another record</source>
        <translation>{what}, über einen anderen Datensatz</translation>
    </message>
    <message>
        <source>{who} on {device}</source>
        <translation>{who} auf {device}</translation>
    </message>
    <message>
        <source>{who}: {remark}</source>
        <translation>{who}: {remark}</translation>
    </message>
    <message>
        <source>{who}: {text}</source>
        <translation>{who}: {text}</translation>
    </message>
    <message>
        <source>· Cited as context</source>
        <translation>· Als Kontext angeführt</translation>
    </message>
    <message>
        <source>· Context</source>
        <translation>· Kontext</translation>
    </message>
    <message>
        <source>· Names it as context</source>
        <translation>· Nennt es als Kontext</translation>
    </message>
    <message>
        <source>“at least …”</source>
        <translation>„mindestens …“</translation>
    </message>
    <message>
        <source>“{confidence}” and “{likelihood}” stand in one sentence. Say the confidence below, in its own (T01).</source>
        <translation>„{confidence}“ und „{likelihood}“ stehen in einem Satz. Die Sicherheit unten nennen, in einem eigenen (T01).</translation>
    </message>
    <message>
        <source>“{name}” is not linked any more.</source>
        <translation>„{name}“ ist nicht mehr verknüpft.</translation>
    </message>
    <message>
        <source>“{quote}”
Translated by: {who}</source>
        <translation>„{quote}“
Übersetzt von: {who}</translation>
    </message>
    <message>
        <source>“{term}”, put at {range}</source>
        <translation>„{term}“, auf {range} gesetzt</translation>
    </message>
    <message>
        <source>“{title}” stays: {why}. Remove those first.</source>
        <translation>„{title}“ bleibt: {why}. Diese zuerst entfernen.</translation>
    </message>
    <message>
        <source>“{value}” ({who})</source>
        <translation>„{value}“ ({who})</translation>
    </message>
    <message>
        <source>“{words}” says how likely it is, and no cited passage does. A judgment belongs in an assessment.</source>
        <translation>„{words}“ sagt, wie wahrscheinlich es ist, und keine zitierte Textstelle tut das. Ein Urteil gehört in eine Einschätzung.</translation>
    </message>
    <message>
        <source>“{words}” was added: the sentence may say the opposite now.</source>
        <translation>„{words}“ kam hinzu: Der Satz sagt nun vielleicht das Gegenteil.</translation>
    </message>
    <message>
        <source>“{words}” was taken out: the sentence may say the opposite now.</source>
        <translation>„{words}“ wurde gestrichen: Der Satz sagt nun vielleicht das Gegenteil.</translation>
    </message>
    <message>
        <source>“{word}” is no language.</source>
        <translation>„{word}“ ist keine Sprache.</translation>
    </message>
    <message>
        <source>▲ Differs: {number}</source>
        <translation>▲ Weicht ab: {number}</translation>
    </message>
    <message>
        <source>▲ Differs: {number} ({about})</source>
        <translation>▲ Weicht ab: {number} ({about})</translation>
    </message>
    <message>
        <source>▲ Grades are judged one by one. Set one for all only where the same reason holds for each.</source>
        <translation>▲ Bewertungen werden einzeln beurteilt. Eine für alle nur dort setzen, wo derselbe Grund für jede gilt.</translation>
    </message>
    <message>
        <source>▲ Left as it is ({number}):</source>
        <translation>▲ Unverändert ({number}):</translation>
    </message>
    <message>
        <source>▲ Left as it is: {what}: {reason}</source>
        <translation>▲ Unverändert: {what}: {reason}</translation>
    </message>
    <message>
        <source>▲ The case holds this very text already: {where}</source>
        <translation>▲ Der Fall enthält genau diesen Text schon: {where}</translation>
    </message>
    <message>
        <source>▲ Undone, but left as it is ({number}):</source>
        <translation>▲ Rückgängig gemacht, aber unverändert ({number}):</translation>
    </message>
    <message>
        <source>▲ {finding}</source>
        <translation>▲ {finding}</translation>
    </message>
    <message>
        <source>▲ {finding} {n}</source>
        <translation>▲ {finding} {n}</translation>
    </message>
    <message numerus="yes">
        <source>▲ {n} other figures differ</source>
        <extracomment>For one: ▲ {n} other figure differs</extracomment>
        <translation>
            <numerusform>▲ {n} andere Zahl weicht ab</numerusform>
            <numerusform>▲ {n} andere Zahlen weichen ab</numerusform>
        </translation>
    </message>
    <message>
        <source>◆ In conflict</source>
        <translation>◆ Im Konflikt</translation>
    </message>
    <message>
        <source>◆ Removed by {who}, who had not seen a later change: it stays until somebody decides.</source>
        <translation>◆ Entfernt von {who}, ohne eine spätere Änderung gesehen zu haben: Es bleibt, bis jemand entscheidet.</translation>
    </message>
    <message numerus="yes">
        <source>◆ {n} fields in conflict</source>
        <extracomment>For one: ◆ {n} field in conflict</extracomment>
        <translation>
            <numerusform>◆ {n} Feld im Konflikt</numerusform>
            <numerusform>◆ {n} Felder im Konflikt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>◆ {n} values for {field}: {sides}</source>
        <extracomment>For one: ◆ {n} value for {field}: {sides}</extracomment>
        <translation>
            <numerusform>◆ {n} Wert für {field}: {sides}</numerusform>
            <numerusform>◆ {n} Werte für {field}: {sides}</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Cited in support</source>
        <translation>✓ Stützend angeführt</translation>
    </message>
    <message>
        <source>✓ Rests on it</source>
        <translation>✓ Beruht darauf</translation>
    </message>
    <message>
        <source>✓ Supports</source>
        <translation>✓ Stützt</translation>
    </message>
    <message>
        <source>✕ Against it: {what}</source>
        <translation>✕ Dagegen: {what}</translation>
    </message>
    <message>
        <source>✕ Cited against it</source>
        <translation>✕ Dagegen angeführt</translation>
    </message>
    <message>
        <source>✕ Contradicts</source>
        <translation>✕ Widerspricht</translation>
    </message>
    <message>
        <source>✕ Is contradicted by</source>
        <translation>✕ Widersprochen von</translation>
    </message>
    <message>
        <source>✕ It speaks against this</source>
        <translation>✕ Spricht dagegen</translation>
    </message>
    <message>
        <source>✕ Withdrawn: {reason}</source>
        <translation>✕ Zurückgezogen: {reason}</translation>
    </message>
</context>
</TS>
