<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActivityBlock</name>
    <message numerus="yes">
        <source>%n invited</source>
        <translation>
            <numerusform>%n invited</numerusform>
            <numerusform>%n invited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n came</source>
        <translation>
            <numerusform>%n came</numerusform>
            <numerusform>%n came</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnalysisSaying</name>
    <message numerus="yes">
        <source>%n grumble(s) became a complaint</source>
        <translation>
            <numerusform>%n grumble became a complaint</numerusform>
            <numerusform>%n grumbles became a complaint</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) within a year</source>
        <translation>
            <numerusform>%n request within a year</numerusform>
            <numerusform>%n requests within a year</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswerStep</name>
    <message numerus="yes">
        <source>%n tag(s) of it are there already.</source>
        <translation>
            <numerusform>%n tag of it is there already.</numerusform>
            <numerusform>%n tags of it are there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of the answer are not shown</source>
        <translation>
            <numerusform>%n part of the answer is not shown</numerusform>
            <numerusform>%n parts of the answer are not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskNext</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Askers</name>
    <message numerus="yes">
        <source>Let all %n in</source>
        <translation>
            <numerusform>Let it in</numerusform>
            <numerusform>Let all %n in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BelongingsWords</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n promise</numerusform>
            <numerusform>%n promises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or file(s)</source>
        <translation>
            <numerusform>%n photo or file</numerusform>
            <numerusform>%n photos and files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkEntry</name>
    <message numerus="yes">
        <source>%n past visit(s) recorded.</source>
        <translation>
            <numerusform>%n past visit recorded.</numerusform>
            <numerusform>%n past visits recorded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) taken out of the table.</source>
        <translation>
            <numerusform>%n row taken out of the table.</numerusform>
            <numerusform>%n rows taken out of the table.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CandidatePane</name>
    <message numerus="yes">
        <source>%n household(s), the most pressing first</source>
        <translation>
            <numerusform>%n household, the most pressing first</numerusform>
            <numerusform>%n households, the most pressing first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CareRoundView</name>
    <message numerus="yes">
        <source>%n need(s) in this area are not shared with this laptop: whoever needs power by one of them is not in this list. Make sure that a steward calls them.</source>
        <translation>
            <numerusform>%n need in this area is not shared with this laptop: whoever needs power by it is not in this list. Make sure that a steward calls them.</numerusform>
            <numerusform>%n needs in this area are not shared with this laptop: whoever needs power by one of them is not in this list. Make sure that a steward calls them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) power</source>
        <translation>
            <numerusform>%n needs power</numerusform>
            <numerusform>%n need power</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n round(s) missed</source>
        <translation>
            <numerusform>%n round missed</numerusform>
            <numerusform>%n rounds missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n called twice</source>
        <translation>
            <numerusform>%n called twice</numerusform>
            <numerusform>%n called twice</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CareSaying</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>heard %n day(s) ago</source>
        <translation>
            <numerusform>heard %n day ago</numerusform>
            <numerusform>heard %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseSaying</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of 5 points</source>
        <translation>
            <numerusform>%n of 5 points</numerusform>
            <numerusform>%n of 5 points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseSheet</name>
    <message numerus="yes">
        <source>%n of 5 points</source>
        <translation>
            <numerusform>%n of 5 points</numerusform>
            <numerusform>%n of 5 points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChooseHousehold</name>
    <message numerus="yes">
        <source>%n household(s)</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnView</name>
    <message numerus="yes">
        <source>%n of 5 points</source>
        <translation>
            <numerusform>%n of 5 points</numerusform>
            <numerusform>%n of 5 points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n promise</numerusform>
            <numerusform>%n promises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n empty field(s) are filled, nothing is overwritten.</source>
        <translation>
            <numerusform>%n empty field is filled, nothing is overwritten.</numerusform>
            <numerusform>%n empty fields are filled, nothing is overwritten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message numerus="yes">
        <source>%n value(s) were written differently on two laptops. None is lost; please choose.</source>
        <translation>
            <numerusform>%n value was written differently on two laptops. Neither is lost; please choose.</numerusform>
            <numerusform>%n values were written differently on two laptops. None is lost; please choose.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorrectionsDialog</name>
    <message numerus="yes">
        <source>%n field(s) were changed here only and stay.</source>
        <translation>
            <numerusform>%n field was changed here only and stays.</numerusform>
            <numerusform>%n fields were changed here only and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also record %n new visit(s) of the sheet</source>
        <translation>
            <numerusform>Also record %n new visit of the sheet</numerusform>
            <numerusform>Also record %n new visits of the sheet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n correction(s)</source>
        <translation>
            <numerusform>Take %n correction</numerusform>
            <numerusform>Take %n corrections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of visits corrected.</source>
        <translation>
            <numerusform>%n field of a visit corrected.</numerusform>
            <numerusform>%n fields of visits corrected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) recorded.</source>
        <translation>
            <numerusform>%n visit recorded.</numerusform>
            <numerusform>%n visits recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverageView</name>
    <message numerus="yes">
        <source>%n household(s) overdue, the longest first</source>
        <translation>
            <numerusform>%n household overdue</numerusform>
            <numerusform>%n households overdue, the longest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n never seen</source>
        <translation>
            <numerusform>%n never seen</numerusform>
            <numerusform>%n never seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>every day</numerusform>
            <numerusform>every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoveringView</name>
    <message numerus="yes">
        <source>%n home(s)</source>
        <translation>
            <numerusform>%n home</numerusform>
            <numerusform>%n homes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayPane</name>
    <message numerus="yes">
        <source>%n minute(s) behind the plan.</source>
        <translation>
            <numerusform>%n minute behind the plan.</numerusform>
            <numerusform>%n minutes behind the plan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due, no room</source>
        <translation>
            <numerusform>%n due, no room</numerusform>
            <numerusform>%n due, no room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) fall due by this day and find no room in it. Show them</source>
        <translation>
            <numerusform>%n household falls due by this day and finds no room in it. Show it</numerusform>
            <numerusform>%n households fall due by this day and find no room in it. Show them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message numerus="yes">
        <source>%n part(s) behind</source>
        <translation>
            <numerusform>%n part behind</numerusform>
            <numerusform>%n parts behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) wait to be looked at</source>
        <translation>
            <numerusform>%n part waits to be looked at</numerusform>
            <numerusform>%n parts wait to be looked at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message numerus="yes">
        <source>%n laptop(s) hold this area.</source>
        <translation>
            <numerusform>%n laptop holds this area.</numerusform>
            <numerusform>%n laptops hold this area.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n laptop(s) get a new key with their next sync.</source>
        <translation>
            <numerusform>The other laptop gets a new key with its next sync.</numerusform>
            <numerusform>The other %n laptops get a new key with their next sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has not confirmed %n part(s) yet; those it may never see.</source>
        <translation>
            <numerusform>It has not confirmed %n part yet; that it may never see.</numerusform>
            <numerusform>It has not confirmed %n parts yet; those it may never see.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) came after it was put out. None of it counts now.</source>
        <translation>
            <numerusform>%n part came after it was put out. It does not count now.</numerusform>
            <numerusform>%n parts came after it was put out. None of them counts now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DevicesPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceLine</name>
    <message numerus="yes">
        <source>%n value(s) were written differently on two laptops. Please choose.</source>
        <translation>
            <numerusform>%n value was written differently on two laptops. Please choose.</numerusform>
            <numerusform>%n values were written differently on two laptops. Please choose.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoorScreen</name>
    <message numerus="yes">
        <source>%n question(s) of the questionnaires are not answered yet, or not rightly.</source>
        <translation>
            <numerusform>%n question of the questionnaires are not answered yet, or not rightly.</numerusform>
            <numerusform>%n questions of the questionnaires are not answered yet, or not rightly.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Doorway</name>
    <message numerus="yes">
        <source>The visit to {name} is recorded, with %n promise(s).</source>
        <translation>
            <numerusform>The visit to {name} is recorded, with %n promise.</numerusform>
            <numerusform>The visit to {name} is recorded, with %n promises.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesView</name>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDetail</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EveningLine</name>
    <message numerus="yes">
        <source>Today: %n visit(s).</source>
        <translation>
            <numerusform>Today: %n visit.</numerusform>
            <numerusform>Today: %n visits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) still open.</source>
        <translation>
            <numerusform>%n promise still open.</numerusform>
            <numerusform>%n promises still open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceCheckDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message numerus="yes">
        <source>%n photo(s) and file(s)</source>
        <translation>
            <numerusform>%n photo or file</numerusform>
            <numerusform>%n photos and files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n journal entry(ies)</source>
        <translation>
            <numerusform>%n journal entry</numerusform>
            <numerusform>%n journal entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsKeeper</name>
    <message numerus="yes">
        <source>%n household(s) have used hardly any power for days.</source>
        <translation>
            <numerusform>%n household has used hardly any power for days.</numerusform>
            <numerusform>%n households have used hardly any power for days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new household(s) whose use gives reason to look in.</source>
        <translation>
            <numerusform>%n new household whose use gives reason to look in.</numerusform>
            <numerusform>%n new households whose use gives reason to look in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPane</name>
    <message numerus="yes">
        <source>Show %n less pressing</source>
        <translation>
            <numerusform>Show %n less pressing</numerusform>
            <numerusform>Show %n less pressing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstLook</name>
    <message numerus="yes">
        <source>seen %n time(s)</source>
        <translation>
            <numerusform>seen once</numerusform>
            <numerusform>seen %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FreshnessSection</name>
    <message numerus="yes">
        <source>%n to look at again</source>
        <translation>
            <numerusform>%n to look at again</numerusform>
            <numerusform>%n to look at again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HouseholdListModel</name>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n promise</numerusform>
            <numerusform>%n promises</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HouseholdReminders</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message numerus="yes">
        <source>%Ln household(s), as the list shows them now.</source>
        <translation>
            <numerusform>%Ln household, as the list shows it now.</numerusform>
            <numerusform>%Ln households, as the list shows them now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LatePage</name>
    <message numerus="yes">
        <source>%n record(s) of a former steward came after the hand-over. They count until you take them back.</source>
        <translation>
            <numerusform>%n record of a former steward came after the hand-over. It counts until you take it back.</numerusform>
            <numerusform>%n records of a former steward came after the hand-over. They count until you take them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> %n value(s) stayed: they were changed again since.</source>
        <translation>
            <numerusform> %n value stayed: it was changed again since.</numerusform>
            <numerusform> %n values stayed: they were changed again since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%Ln household(s)</source>
        <translation>
            <numerusform>%Ln household</numerusform>
            <numerusform>%Ln households</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LooksDialog</name>
    <message numerus="yes">
        <source>%n look(s)</source>
        <translation>
            <numerusform>%n look</numerusform>
            <numerusform>%n looks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObserveDialog</name>
    <message numerus="yes">
        <source>%n observation(s)</source>
        <translation>
            <numerusform>%n observation</numerusform>
            <numerusform>%n observations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutageDialog</name>
    <message numerus="yes">
        <source>%n district(s) chosen</source>
        <translation>
            <numerusform>%n district chosen</numerusform>
            <numerusform>%n districts chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutageRow</name>
    <message numerus="yes">
        <source>%n need(s) power</source>
        <translation>
            <numerusform>%n needs power</numerusform>
            <numerusform>%n need power</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutcomeWords</name>
    <message numerus="yes">
        <source>%n record(s) sent</source>
        <translation>
            <numerusform>%n record sent</numerusform>
            <numerusform>%n records sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation>
            <numerusform>%n received</numerusform>
            <numerusform>%n received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) lie there, and nobody has confirmed them yet. Take it to the other laptop.</source>
        <translation>
            <numerusform>%n record lies there, and nobody has confirmed it yet. Take it to the other laptop.</numerusform>
            <numerusform>%n records lie there, and nobody has confirmed them yet. Take it to the other laptop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are not confirmed yet.</source>
        <translation>
            <numerusform>%n record is not confirmed yet.</numerusform>
            <numerusform>%n records are not confirmed yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) were not taken; they are named below.</source>
        <translation>
            <numerusform>%n part was not taken; it is named below.</numerusform>
            <numerusform>%n parts were not taken; they are named below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) differ and wait for you.</source>
        <translation>
            <numerusform>%n value differs and waits for you.</numerusform>
            <numerusform>%n values differ and wait for you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of other laptops are known of and have not come.</source>
        <translation>
            <numerusform>%n part of another laptop is known of and has not come.</numerusform>
            <numerusform>%n parts of other laptops are known of and have not come.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n laptop(s) ask to join.</source>
        <translation>
            <numerusform>%n laptop asks to join.</numerusform>
            <numerusform>%n laptops ask to join.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or file(s) are neither here nor there yet.</source>
        <translation>
            <numerusform>%n photo or file is neither here nor there yet.</numerusform>
            <numerusform>%n photos or files are neither here nor there yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) there were not whole or not ours; left alone.</source>
        <translation>
            <numerusform>%n file there was not whole or not ours; left alone.</numerusform>
            <numerusform>%n files there were not whole or not ours; left alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>People</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message numerus="yes">
        <source>%n round(s) missed</source>
        <translation>
            <numerusform>%n round missed</numerusform>
            <numerusform>%n rounds missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanActs</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Planned: {days}, %n visit(s).</source>
        <translation>
            <numerusform>Planned: {days}, %n visit.</numerusform>
            <numerusform>Planned: {days}, %n visits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) with hours, reasons and what to look at; who is left out and why.</source>
        <translation>
            <numerusform>%n visit with its hour, reasons and what to look at; who is left out and why.</numerusform>
            <numerusform>%n visits with hours, reasons and what to look at; who is left out and why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) written to {name}.</source>
        <translation>
            <numerusform>%n visit written to {name}.</numerusform>
            <numerusform>%n visits written to {name}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromiseLine</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingsPlan</name>
    <message numerus="yes">
        <source>%n home(s) across</source>
        <translation>
            <numerusform>%n home across</numerusform>
            <numerusform>%n homes across</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) a day across</source>
        <translation>
            <numerusform>%n point a day across</numerusform>
            <numerusform>%n points a day across</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) across, {first} to {last}</source>
        <translation>
            <numerusform>%n column across, {first} to {last}</numerusform>
            <numerusform>%n columns across, {first} to {last}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterSection</name>
    <message numerus="yes">
        <source>%n to be looked at</source>
        <translation>
            <numerusform>%n to be looked at</numerusform>
            <numerusform>%n to be looked at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderList</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderRow</name>
    <message numerus="yes">
        <source>%n before it missed</source>
        <translation>
            <numerusform>%n before it missed</numerusform>
            <numerusform>%n before it missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemindersPart</name>
    <message numerus="yes">
        <source>%n hard day(s) taken in.</source>
        <translation>
            <numerusform>%n hard day taken in.</numerusform>
            <numerusform>%n hard days taken in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>%n record(s) written here were never sent. Restored, they lie only in what is set aside.</source>
        <translation>
            <numerusform>%n record written here was never sent. Restored, it lies only in what is set aside.</numerusform>
            <numerusform>%n records written here were never sent. Restored, they lie only in what is set aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rounds end. %n person(s) are called once more, to hear that all is well.</source>
        <translation>
            <numerusform>The rounds end. %n person is called once more, to hear that all is well.</numerusform>
            <numerusform>The rounds end. %n people are called once more, to hear that all is well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewsView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for a look</source>
        <translation>
            <numerusform>%n waits for a look</numerusform>
            <numerusform>%n wait for a look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n shown here are seen</source>
        <translation>
            <numerusform>The %n shown here is seen</numerusform>
            <numerusform>All %n shown here are seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as seen.</source>
        <translation>
            <numerusform>%n marked as seen.</numerusform>
            <numerusform>%n marked as seen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoadsPanel</name>
    <message numerus="yes">
        <source>&amp;Look at %n …</source>
        <translation>
            <numerusform>&amp;Look at %n …</numerusform>
            <numerusform>&amp;Look at %n …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are on neither; another laptop has them.</source>
        <translation>
            <numerusform>%n is on neither; another laptop has it.</numerusform>
            <numerusform>%n are on neither; another laptop has them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RollUpView</name>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoundActs</name>
    <message numerus="yes">
        <source>%n person(s) were told of it: they will want to know.</source>
        <translation>
            <numerusform>%n person was told of it and will want to know.</numerusform>
            <numerusform>%n people were told of it and will want to know.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleDialog</name>
    <message numerus="yes">
        <source>after %n day(s)</source>
        <translation>
            <numerusform>after %n day</numerusform>
            <numerusform>after %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SectionView</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message numerus="yes">
        <source>%n difference(s) settled.</source>
        <translation>
            <numerusform>%n difference settled.</numerusform>
            <numerusform>%n differences settled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementPage</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced later</source>
        <translation>
            <numerusform>%n replaced later</numerusform>
            <numerusform>%n replaced later</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent</source>
        <translation>
            <numerusform>%n unsent</numerusform>
            <numerusform>%n unsent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without receipt</source>
        <translation>
            <numerusform>%n without receipt</numerusform>
            <numerusform>%n without receipt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>%n more difference(s)</source>
        <translation>
            <numerusform>%n more difference</numerusform>
            <numerusform>%n more differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent record(s) are safe on this laptop; nothing is lost.</source>
        <translation>
            <numerusform>%n unsent record is safe on this laptop; nothing is lost.</numerusform>
            <numerusform>%n unsent records are safe on this laptop; nothing is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) wait for a receipt.</source>
        <translation>
            <numerusform>%n record waits for a receipt.</numerusform>
            <numerusform>%n records wait for a receipt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsSection</name>
    <message numerus="yes">
        <source>%n past its day</source>
        <translation>
            <numerusform>%n past its day</numerusform>
            <numerusform>%n past their day</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemperamentSection</name>
    <message numerus="yes">
        <source>%n observation(s)</source>
        <translation>
            <numerusform>%n observation</numerusform>
            <numerusform>%n observations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayCare</name>
    <message numerus="yes">
        <source>a word is overdue with %n</source>
        <translation>
            <numerusform>a word is overdue with %n</numerusform>
            <numerusform>a word is overdue with %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more today or tomorrow</source>
        <translation>
            <numerusform>%n more today or tomorrow</numerusform>
            <numerusform>%n more today or tomorrow</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayCases</name>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due today</source>
        <translation>
            <numerusform>%n due today</numerusform>
            <numerusform>%n due today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayFindings</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayLights</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n care contact(s) due</source>
        <translation>
            <numerusform>%n care contact due</numerusform>
            <numerusform>%n care contacts due</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message numerus="yes">
        <source>%n value(s) stayed: they were changed again since.</source>
        <translation>
            <numerusform>%n value stayed: it was changed again since.</numerusform>
            <numerusform>%n values stayed: they were changed again since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UseReading</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) read</source>
        <translation>
            <numerusform>%n day read</numerusform>
            <numerusform>%n days read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) not read</source>
        <translation>
            <numerusform>%n day not read</numerusform>
            <numerusform>%n days not read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n earlier</numerusform>
            <numerusform>%n earlier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n promise</numerusform>
            <numerusform>%n promises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The visit to {name} is removed, with %n promise(s) and file(s).</source>
        <translation>
            <numerusform>The visit to {name} is removed, with %n promise and file.</numerusform>
            <numerusform>The visit to {name} is removed, with %n promises and files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WallView</name>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n today or tomorrow</source>
        <translation>
            <numerusform>%n today or tomorrow</numerusform>
            <numerusform>%n today or tomorrow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) in this area are not shared with this laptop.</source>
        <translation>
            <numerusform>%n need in this area is not shared with this laptop.</numerusform>
            <numerusform>%n needs in this area are not shared with this laptop.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WarningSection</name>
    <message numerus="yes">
        <source>Show all %n with their reasons</source>
        <translation>
            <numerusform>Show it with its reasons</numerusform>
            <numerusform>Show all %n with their reasons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeekStrip</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
</TS>
