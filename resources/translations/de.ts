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
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
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
        <source>A case file from this computer</source>
        <translation>Eine Falldatei auf diesem Rechner</translation>
    </message>
    <message>
        <source>A claim or an assessment was begun and not saved. It is kept on this computer, and offered when the case is opened again.</source>
        <translation>Eine Aussage oder Einschätzung ist begonnen und nicht gespeichert. Sie bleibt auf diesem Rechner und wird angeboten, wenn der Fall wieder geöffnet wird.</translation>
    </message>
    <message>
        <source>a record that is gone</source>
        <translation>ein Datensatz, den es nicht mehr gibt</translation>
    </message>
    <message>
        <source>about {date}</source>
        <translation>etwa {date}</translation>
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
        <source>Add sources from files</source>
        <translation>Quellen aus Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Add version of source</source>
        <translation>Fassung der Quelle hinzufügen</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
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
        <source>All changes saved</source>
        <translation>Alles gespeichert</translation>
    </message>
    <message>
        <source>All changes saved, {time}</source>
        <translation>Alles gespeichert, {time}</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>all of {date}</source>
        <translation>ganz {date}</translation>
    </message>
    <message>
        <source>Allegation</source>
        <translation>Behauptung</translation>
    </message>
    <message>
        <source>alternative explanation</source>
        <translation>andere Erklärung</translation>
    </message>
    <message>
        <source>An empty file for sources, claims and reports</source>
        <translation>Eine leere Datei für Quellen, Aussagen und Berichte</translation>
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
        <source>Apr</source>
        <translation>Apr.</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>as of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das S&amp;ystem</translation>
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
        <source>Assessments</source>
        <translation>Einschätzungen</translation>
    </message>
    <message>
        <source>Assumption</source>
        <translation>Annahme</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>Annahmen</translation>
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
        <source>Back</source>
        <translation>Zurück</translation>
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
        <source>best</source>
        <translation>wahrscheinlichster Wert</translation>
    </message>
    <message>
        <source>Borne out by sources of certainly different origin; logical and consistent.</source>
        <translation>Durch Quellen sicher anderer Herkunft bestätigt; in sich schlüssig und widerspruchsfrei.</translation>
    </message>
    <message>
        <source>bottom line</source>
        <translation>Kernbotschaft</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>Sendung</translation>
    </message>
    <message>
        <source>Building the demonstration</source>
        <translation>Vorführfall wird angelegt</translation>
    </message>
    <message>
        <source>C&amp;ase…</source>
        <translation>F&amp;all…</translation>
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
        <source>characters</source>
        <translation>Zeichen</translation>
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
        <source>Claim</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Aussagen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Wird geschlossen</translation>
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
        <source>Completely reliable</source>
        <translation>Völlig verlässlich</translation>
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
        <source>Confirmed by other sources</source>
        <translation>Von anderen Quellen bestätigt</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Contradicts</source>
        <translation>Widerspricht</translation>
    </message>
    <message>
        <source>credibility</source>
        <translation>Glaubhaftigkeit</translation>
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
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
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
        <source>Demonstration case</source>
        <translation>Vorführfall</translation>
    </message>
    <message>
        <source>description</source>
        <translation>Beschreibung</translation>
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
        <source>direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>dissents from</source>
        <translation>weicht ab von</translation>
    </message>
    <message>
        <source>distribution</source>
        <translation>Verteiler</translation>
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
        <source>early {month}</source>
        <translation>Anfang {month}</translation>
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
        <source>Edit {n} claims</source>
        <translation>{n} Aussagen bearbeiten</translation>
    </message>
    <message>
        <source>Edit {n} sources</source>
        <translation>{n} Quellen bearbeiten</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>effect if it is wrong</source>
        <translation>Folge, falls sie falsch ist</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
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
        <source>Every change carries your name. You are asked once; change it in the File menu.</source>
        <translation>Jede Änderung trägt Ihren Namen. Gefragt wird einmal; ändern lässt er sich im Menü „Datei“.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Zeile der Matrix</translation>
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
        <source>Experts</source>
        <translation>Fachleute</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Tatsache</translation>
    </message>
    <message>
        <source>Fairly reliable</source>
        <translation>Ziemlich verlässlich</translation>
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
        <source>Field</source>
        <translation>Fachgebiet</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Fachgebiet</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Finds</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>Fold the inspector</source>
        <translation>Seitenleiste einklappen</translation>
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
        <source>Forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>From sources to a report in which every sentence leads back.</source>
        <translation>Von den Quellen zum Bericht, in dem jeder Satz zurückführt.</translation>
    </message>
    <message>
        <source>from {date}, end not known</source>
        <translation>ab {date}, Ende unbekannt</translation>
    </message>
    <message>
        <source>from {start} to {end}</source>
        <translation>von {start} bis {end}</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Wissenslücke</translation>
    </message>
    <message>
        <source>Give the case a title.</source>
        <translation>Dem Fall einen Titel geben.</translation>
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
        <source>Handling</source>
        <translation>Weitergabe</translation>
    </message>
    <message>
        <source>handling</source>
        <translation>Weitergabe</translation>
    </message>
    <message>
        <source>Handling: {mark}</source>
        <translation>Weitergabe: {mark}</translation>
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
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>horizon</source>
        <translation>Zeithorizont</translation>
    </message>
    <message>
        <source>how it could fail</source>
        <translation>wie sie versagen könnte</translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation>Hypothese</translation>
    </message>
    <message>
        <source>hypothesis</source>
        <translation>Hypothese</translation>
    </message>
    <message>
        <source>Import {n} records</source>
        <translation>{n} Datensätze importieren</translation>
    </message>
    <message>
        <source>importance</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Improbable</source>
        <translation>Unwahrscheinlich</translation>
    </message>
    <message>
        <source>in the report</source>
        <translation>im Bericht</translation>
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
        <source>inferred it</source>
        <translation>hat es gefolgert</translation>
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
        <source>interval</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>issued at</source>
        <translation>herausgegeben am</translation>
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
        <source>key judgment</source>
        <translation>Kernaussage</translation>
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
        <source>Kind of find</source>
        <translation>Art des Fundes</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>late {month}</source>
        <translation>Ende {month}</translation>
    </message>
    <message>
        <source>Leave it for later</source>
        <translation>Für später lassen</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>likelihood from (%)</source>
        <translation>Wahrscheinlichkeit von (%)</translation>
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
        <source>Lineage</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Link entity</source>
        <translation>Objekt verknüpfen</translation>
    </message>
    <message>
        <source>low</source>
        <translation>gering</translation>
    </message>
    <message>
        <source>made on</source>
        <translation>abgegeben am</translation>
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
        <source>measure</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>media type</source>
        <translation>Medientyp</translation>
    </message>
    <message>
        <source>Mention</source>
        <translation>Erwähnung</translation>
    </message>
    <message>
        <source>mid-{month}</source>
        <translation>Mitte {month}</translation>
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
        <source>minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
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
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Neuer Fall</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Neuer Bericht</translation>
    </message>
    <message>
        <source>next check</source>
        <translation>nächste Prüfung</translation>
    </message>
    <message>
        <source>next report</source>
        <translation>nächster Bericht</translation>
    </message>
    <message>
        <source>No case is open. Open one first.</source>
        <translation>Kein Fall ist offen. Zuerst einen öffnen.</translation>
    </message>
    <message>
        <source>No doubt about who they are, what they can know and whether they can be trusted; always right so far.</source>
        <translation>Kein Zweifel an Identität, Zugang zum Wissen und Vertrauenswürdigkeit; lag bisher immer richtig.</translation>
    </message>
    <message>
        <source>No history with us on which to judge. Not a bad source: an unknown one.</source>
        <translation>Keine Vorgeschichte, nach der zu urteilen wäre. Keine schlechte Quelle, sondern eine unbekannte.</translation>
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
        <source>Not genuine, not competent or not to be trusted; has been wrong.</source>
        <translation>Nicht echt, nicht sachkundig oder nicht vertrauenswürdig; lag schon falsch.</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>nicht bewertet</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Not usually reliable</source>
        <translation>Meist nicht verlässlich</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Nothing is left to take back of: {what}</source>
        <translation>Nichts mehr zurückzunehmen von: {what}</translation>
    </message>
    <message>
        <source>Nothing to compare it with. Neither true nor false: not known.</source>
        <translation>Nichts, womit es zu vergleichen wäre. Weder wahr noch falsch, sondern nicht bekannt.</translation>
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
        <source>One file holds the whole case</source>
        <translation>Eine Datei enthält den ganzen Fall</translation>
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
        <source>Open for reading</source>
        <translation>Zum Lesen öffnen</translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation>Nur zum Lesen geöffnet</translation>
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
        <source>Out</source>
        <translation>Ausgabe</translation>
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
        <source>owner</source>
        <translation>zuständig</translation>
    </message>
    <message>
        <source>Partly corroborated, rests on several assumptions.</source>
        <translation>Teilweise erhärtet, beruht auf mehreren Annahmen.</translation>
    </message>
    <message>
        <source>party to the matter</source>
        <translation>selbst beteiligt</translation>
    </message>
    <message>
        <source>passage</source>
        <translation>Textstelle</translation>
    </message>
    <message>
        <source>period from</source>
        <translation>Berichtszeitraum von</translation>
    </message>
    <message>
        <source>period to</source>
        <translation>Berichtszeitraum bis</translation>
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
        <source>place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>place in the log</source>
        <translation>Stelle im Protokoll</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Platz im Bericht</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>Vorgehen</translation>
    </message>
    <message>
        <source>population</source>
        <translation>Personenkreis</translation>
    </message>
    <message>
        <source>position</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Possibly true</source>
        <translation>Möglicherweise wahr</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>Text davor</translation>
    </message>
    <message>
        <source>prepared by</source>
        <translation>erstellt von</translation>
    </message>
    <message>
        <source>Probably true</source>
        <translation>Wahrscheinlich wahr</translation>
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
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Beobachtung</translation>
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
        <source>reason for the confidence</source>
        <translation>Grund für die Sicherheit</translation>
    </message>
    <message>
        <source>reason for the credibility</source>
        <translation>Grund für die Glaubhaftigkeit</translation>
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
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Redo {action}</source>
        <translation>Wiederherstellen: {action}</translation>
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
        <source>Relate claims</source>
        <translation>Aussagen in Beziehung setzen</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Beziehung</translation>
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
        <source>Remove basis</source>
        <translation>Grundlage entfernen</translation>
    </message>
    <message>
        <source>Remove citation</source>
        <translation>Beleg entfernen</translation>
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
        <source>Remove source</source>
        <translation>Quelle entfernen</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Schlagwort entfernen</translation>
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
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Resolve assessment</source>
        <translation>Ausgang der Einschätzung festhalten</translation>
    </message>
    <message>
        <source>retrieved</source>
        <translation>abgerufen</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>Filter speichern</translation>
    </message>
    <message>
        <source>Saved filter</source>
        <translation>Gespeicherter Filter</translation>
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
        <source>second</source>
        <translation>Sekunde</translation>
    </message>
    <message>
        <source>seen on</source>
        <translation>beobachtet am</translation>
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
        <source>Set figure</source>
        <translation>Zahl festlegen</translation>
    </message>
    <message>
        <source>Set mark</source>
        <translation>Matrixeintrag setzen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Show the inspector</source>
        <translation>Seitenleiste zeigen</translation>
    </message>
    <message>
        <source>Shown over the window and on each page of new reports; reports that are there keep theirs.</source>
        <translation>Steht über dem Fenster und auf jeder Seite neuer Berichte; vorhandene Berichte behalten die ihre.</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>seit {date}</translation>
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
        <source>Something is unfinished</source>
        <translation>Etwas ist noch nicht fertig</translation>
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
        <source>source summary</source>
        <translation>Quellenlage</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Sources, claims and a report to look around in</source>
        <translation>Quellen, Aussagen und ein Bericht zum Umsehen</translation>
    </message>
    <message>
        <source>speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>spring {year}</source>
        <translation>Frühjahr {year}</translation>
    </message>
    <message>
        <source>stance</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>Wortlaut</translation>
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
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Strong doubt, though some of what it said held.</source>
        <translation>Starke Zweifel, auch wenn sich manches bestätigt hat.</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>subtitle</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>suffix</source>
        <translation>Text danach</translation>
    </message>
    <message>
        <source>summer {year}</source>
        <translation>Sommer {year}</translation>
    </message>
    <message>
        <source>Supports</source>
        <translation>Stützt</translation>
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
        <source>Tagging</source>
        <translation>Verschlagwortung</translation>
    </message>
    <message>
        <source>template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>term</source>
        <translation>Begriff</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Texts and pages (*.txt *.html *.htm *.md)</source>
        <translation>Texte und Seiten (*.txt *.html *.htm *.md)</translation>
    </message>
    <message>
        <source>The author has not said how well founded the judgment is.</source>
        <translation>Nicht gesagt ist, wie gut das Urteil begründet ist.</translation>
    </message>
    <message>
        <source>the best {n}</source>
        <translation>die besten {n}</translation>
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
        <source>The chosen find</source>
        <translation>Der gewählte Fund</translation>
    </message>
    <message>
        <source>The language changes when the program is started the next time.</source>
        <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>The program made a mistake ({what}). Nothing half-done was kept; you can go on.</source>
        <translation>Das Programm hat einen Fehler gemacht ({what}). Nichts Halbfertiges wurde behalten; es kann weitergehen.</translation>
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
        <source>There is a file {name} in that place already. Choose another place.</source>
        <translation>An diesem Ort gibt es schon eine Datei {name}. Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwelle</translation>
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
        <source>translation</source>
        <translation>Übersetzung</translation>
    </message>
    <message>
        <source>translator</source>
        <translation>Übersetzer</translation>
    </message>
    <message>
        <source>Truth cannot be judged</source>
        <translation>Wahrheit nicht zu beurteilen</translation>
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
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo {action}</source>
        <translation>Rückgängig: {action}</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Rückgängig gemacht: {what}</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unreliable</source>
        <translation>Nicht verlässlich</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
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
        <source>Untitled case</source>
        <translation>Fall ohne Titel</translation>
    </message>
    <message>
        <source>Usually reliable</source>
        <translation>Meist verlässlich</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>via</source>
        <translation>über</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>was told</source>
        <translation>hat es gehört</translation>
    </message>
    <message>
        <source>Well corroborated by proven sources, few assumptions, few gaps.</source>
        <translation>Durch bewährte Quellen gut erhärtet, wenige Annahmen, wenige Lücken.</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>What the case is about</source>
        <translation>Worum es in dem Fall geht</translation>
    </message>
    <message>
        <source>What was typed comes back with the case</source>
        <translation>Das Eingegebene kommt mit dem Fall wieder</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
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
        <source>Where to keep the case</source>
        <translation>Ort für den Fall</translation>
    </message>
    <message>
        <source>Where to put the demonstration</source>
        <translation>Ort für die Vorführung</translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation>Wer arbeitet hier?</translation>
    </message>
    <message>
        <source>why</source>
        <translation>warum</translation>
    </message>
    <message>
        <source>winter {year}</source>
        <translation>Winter {year}</translation>
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
        <source>witnessed it</source>
        <translation>hat es selbst erlebt</translation>
    </message>
    <message>
        <source>Word documents (*.docx)</source>
        <translation>Word-Dokumente (*.docx)</translation>
    </message>
    <message>
        <source>wording</source>
        <translation>Formulierung</translation>
    </message>
    <message>
        <source>Words in sources, claims, judgments and reports</source>
        <translation>Wörter in Quellen, Aussagen, Urteilen und Berichten</translation>
    </message>
    <message>
        <source>year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Your &amp;name…</source>
        <translation>Ihr &amp;Name…</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>{date} (uncertain)</source>
        <translation>{date} (unsicher)</translation>
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
        <source>{first} to {last} {month}</source>
        <translation>{first}. bis {last}. {month}</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
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
    <message>
        <source>{some}; and {n} more</source>
        <translation>{some}; und {n} weitere</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} bis {end}</translation>
    </message>
</context>
</TS>
