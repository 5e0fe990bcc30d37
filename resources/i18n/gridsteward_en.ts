<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>Status</name>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without receipt</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayView</name>
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
</TS>
