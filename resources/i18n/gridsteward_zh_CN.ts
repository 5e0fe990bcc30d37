<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AskDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Back up &amp;now</source>
        <translation>现在备份(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Whole backup to …</source>
        <translation>整份备份到(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Restore …</source>
        <translation>恢复(&amp;R)…</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Made by itself once a day, encrypted. Photos are in the whole backup only.</source>
        <translation>每天自动做一次，加密。照片只在整份备份里。</translation>
    </message>
    <message>
        <source>To a stick or another drive</source>
        <translation>存到 U 盘或别的盘</translation>
    </message>
    <message>
        <source>Everything, photos too. With it a new computer goes on where this one stopped.</source>
        <translation>全部资料连照片。换台电脑，用它就能接着干。</translation>
    </message>
    <message>
        <source>Bring a backup back</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>What is here now is set aside, never erased.</source>
        <translation>现在的资料另外放好，不会删掉。</translation>
    </message>
    <message>
        <source>Backing up …</source>
        <translation>正在备份……</translation>
    </message>
    <message>
        <source>Where to put the whole backup</source>
        <translation>整份备份放在哪里</translation>
    </message>
    <message>
        <source>Backups (*{suffix})</source>
        <translation>备份 (*{suffix})</translation>
    </message>
    <message>
        <source>A passphrase for this backup</source>
        <translation>给这份备份设个口令</translation>
    </message>
    <message>
        <source>This area opens by this computer&apos;s sign-in alone. Another computer needs a passphrase: write it down.</source>
        <translation>这个网格只跟着本机登录打开，换台电脑就要靠口令，请写下来。</translation>
    </message>
    <message>
        <source>The whole backup is in “{name}”.</source>
        <translation>整份备份存好了：“{name}”。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
</context>
<context>
    <name>Below</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Column {number}</source>
        <translation>第 {number} 列</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>没认出来</translation>
    </message>
    <message>
        <source>please check</source>
        <translation>请核对</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make them one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are two households</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{numbers} move to {name} ({number}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n empty field(s) are filled, nothing is overwritten.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Its passphrase is {passphrase}</source>
        <translation>口令是 {passphrase}</translation>
    </message>
    <message>
        <source>This is a demonstration: everybody in it is invented.</source>
        <translation>这是演示网格，里面的人都是编的。</translation>
    </message>
    <message>
        <source>What was here before is set aside in: {folder}</source>
        <translation>原来的资料另放在：{folder}</translation>
    </message>
    <message>
        <source>The backup is back.</source>
        <translation>已经恢复。</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>All changes of this household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a household on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e.g. 2026-12-01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note a promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag was taken off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was taken off the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message>
        <source>Making the demonstration area</source>
        <translation>正在做演示网格</translation>
    </message>
</context>
<context>
    <name>DuplicatesView</name>
    <message>
        <source>Back to the households</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No two households look alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Two households were made one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as two households; they are not asked about again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;Elsewhere …</source>
        <translation>换个地方(&amp;E)…</translation>
    </message>
    <message>
        <source>Lock the file with a &amp;password</source>
        <translation>给文件加密码(&amp;P)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>This file holds names, phones and addresses. Outside GridSteward they are no longer protected: give it only to whom it is meant for, and delete it when it has done its work.</source>
        <translation>这个文件里有姓名、电话、住址，离开电管家就没有加密保护了。只交给该给的人，用完就删掉。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>打开所在文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>Where to put the file</source>
        <translation>文件放在哪里</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>Please say where to put the file.</source>
        <translation>请填文件放在哪里。</translation>
    </message>
    <message>
        <source>Please choose a password, or untick it.</source>
        <translation>请设一个密码，或者不勾选。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输的密码不一样。</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写……</translation>
    </message>
    <message>
        <source>Done: {rows} rows in “{name}”.</source>
        <translation>写好了：{rows} 行，在“{name}”里。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>覆盖它</translation>
    </message>
</context>
<context>
    <name>FieldEditor</name>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1985-03-02, or only 1985</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1948-03-02, or only 1948</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leap month</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy outside GridSteward is no longer encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This file cannot be shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Village</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>District</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only with open promises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstLook</name>
    <message>
        <source>No phone number yet. Ask for one at the door.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing noted so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mind at this door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>main contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in an emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lives away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Back to the portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HouseholdList</name>
    <message>
        <source>Households</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>Add a household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>&amp;Choose a file …</source>
        <translation>选台账文件(&amp;C)…</translation>
    </message>
    <message>
        <source>Drop the station&apos;s ledger here, or choose it</source>
        <translation>把所里的台账拖到这里，或者点下面选</translation>
    </message>
    <message>
        <source>Excel, CSV or text. First you see what it would do; nothing is changed before you say so. Identity numbers are left out.</source>
        <translation>Excel、CSV、文本都行。先看会改什么，您点了“导入”才动。身份证号不导入也不保存。</translation>
    </message>
    <message>
        <source>&amp;Another file …</source>
        <translation>换个文件(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Export problem &amp;rows …</source>
        <translation>导出问题行(&amp;R)…</translation>
    </message>
    <message>
        <source>Take a ledger in</source>
        <translation>导入台账</translation>
    </message>
    <message>
        <source>How the columns are understood</source>
        <translation>每一列当成什么</translation>
    </message>
    <message>
        <source>See the &amp;households</source>
        <translation>去看住户(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Undo the import</source>
        <translation>撤销这次导入(&amp;U)</translation>
    </message>
    <message>
        <source>Choose the ledger</source>
        <translation>选台账文件</translation>
    </message>
    <message>
        <source>Ledgers ({patterns})</source>
        <translation>台账 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading “{name}”</source>
        <translation>正在读“{name}”</translation>
    </message>
    <message>
        <source>Looking again</source>
        <translation>重新看一遍</translation>
    </message>
    <message>
        <source>Working out what it would do</source>
        <translation>正在算会有哪些改动</translation>
    </message>
    <message>
        <source>Not read, no account number found: {sheets}</source>
        <translation>没有读这几张表，里面没找到户号：{sheets}</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>没有要导的</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Imported: {created} new, {changed} updated.</source>
        <translation>导好了：新增 {created} 户，更新 {changed} 户</translation>
    </message>
    <message>
        <source>{count} rows were not taken in. Mend them in the exported sheet and import it again.</source>
        <translation>有 {count} 行没导进来。导出问题行，在 Excel 里改好，再导入一次就行。</translation>
    </message>
    <message>
        <source>Every row found its place.</source>
        <translation>每一行都对上了。</translation>
    </message>
    <message>
        <source>Export problem rows</source>
        <translation>导出问题行</translation>
    </message>
    <message>
        <source>The rows as they stand in the ledger, with the reason beside each. Mend and import again.</source>
        <translation>照台账原样列出这些行，旁边写着原因。改好存盘，再导入一次。</translation>
    </message>
    <message>
        <source>problem rows {name}.xlsx</source>
        <translation>问题行 {name}.xlsx</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>记走访</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤销刚才的改动</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>马上锁上</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Next field or button</source>
        <translation>下一格或下一个按钮</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>这张表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ListDetail</name>
    <message>
        <source>Back to the list</source>
        <translation>回到列表</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>No filter kept yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More: kept filters, add, duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a household…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in a ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the households…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No household yet. The ledger your station hands out fills this list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No household fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln household(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Remove {filter}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>适中</translation>
    </message>
    <message>
        <source>Large, for fingers</source>
        <translation>大，手指好点</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>下次打开时生效。</translation>
    </message>
</context>
<context>
    <name>MoodCurve</name>
    <message>
        <source>Moods of the visits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewAreaDialog</name>
    <message>
        <source>Nobody can open the area without the passphrase, not even the station or the makers of this program. Write it down and keep it away from this computer.</source>
        <translation>忘了口令就打不开了，供电所和做软件的人也打不开。请写在纸上，和电脑分开放好。</translation>
    </message>
    <message>
        <source>Whoever signs in to this computer as you can open the area. If the computer is set up anew, its key is gone: keep backups, which have a passphrase of their own.</source>
        <translation>用您的账号登录这台电脑的人都能打开。电脑重装后钥匙就没了：请留好备份，备份另有口令。</translation>
    </message>
    <message>
        <source>Setting up …</source>
        <translation>正在建……</translation>
    </message>
    <message>
        <source>Please give the area a name.</source>
        <translation>请给网格起个名字。</translation>
    </message>
    <message>
        <source>Please give your name: it stands beside what you record.</source>
        <translation>请填上您的姓名，以后每条记录旁都写着是谁记的。</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输的口令不一样。</translation>
    </message>
    <message>
        <source>New area</source>
        <translation>新建网格</translation>
    </message>
    <message>
        <source>Set up an area</source>
        <translation>建一个网格</translation>
    </message>
    <message>
        <source>An area is the set of households one steward looks after. Its records are kept encrypted on this computer.</source>
        <translation>网格就是您负责的这些住户。资料加密存在这台电脑里。</translation>
    </message>
    <message>
        <source>&amp;Area name</source>
        <translation>网格名称(&amp;A)</translation>
    </message>
    <message>
        <source>Area name</source>
        <translation>网格名称</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>您的姓名(&amp;N)</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>How it is protected</source>
        <translation>怎么保护</translation>
    </message>
    <message>
        <source>By this computer&apos;s own &amp;sign-in: nothing to type</source>
        <translation>跟着电脑登录走，不用再输口令(&amp;S)</translation>
    </message>
    <message>
        <source>By a &amp;passphrase, typed each time it is opened</source>
        <translation>另设口令，每次打开时输入(&amp;P)</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>显示(&amp;H)</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再输一遍口令</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定开着。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>建好(&amp;C)</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关掉这条提示</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定开着。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>存下(&amp;K)</translation>
    </message>
    <message>
        <source>Passphrase so far</source>
        <translation>原来的口令</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输的口令不一样。</translation>
    </message>
    <message>
        <source>Just a moment …</source>
        <translation>请稍等……</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonBlock</name>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>rows of one household</source>
        <translation>同户合并</translation>
    </message>
    <message>
        <source>not taken in</source>
        <translation>没导入</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Typed here</source>
        <translation>本机（谁改的）</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>keep ours</source>
        <translation>保留本机</translation>
    </message>
    <message>
        <source>take the ledger&apos;s</source>
        <translation>采用台账</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>怎么改的</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>是什么</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Keep all &amp;ours</source>
        <translation>全部保留本机(&amp;O)</translation>
    </message>
    <message>
        <source>Take all from the &amp;ledger</source>
        <translation>全部采用台账(&amp;L)</translation>
    </message>
    <message>
        <source>You typed these yourself and the ledger has changed them. Tick what the ledger has right.</source>
        <translation>这些是您自己改过的，台账上也变了。台账对的就打钩。</translation>
    </message>
    <message>
        <source>For you to decide</source>
        <translation>请您定</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>有改动</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修正</translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>{value} ({who})</source>
        <translation>{value}（{who}）</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Stop</source>
        <translation>停下</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停……</translation>
    </message>
</context>
<context>
    <name>PromiseLine</name>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>promised {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Protection</name>
    <message>
        <source>&amp;Open with this computer&apos;s sign-in</source>
        <translation>登录这台电脑就能打开(&amp;O)</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Lock after idle minutes</source>
        <translation>闲置几分钟后锁上</translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation>马上锁上(&amp;L)</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保护</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Lock when nobody touches it for</source>
        <translation>没人动多久后自动锁上</translation>
    </message>
    <message>
        <source>Lock at once</source>
        <translation>马上锁上</translation>
    </message>
    <message>
        <source>This computer has no keyring that can hold a key.</source>
        <translation>这台电脑没有可用的系统密码库。</translation>
    </message>
    <message>
        <source>&amp;Change …</source>
        <translation>修改(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Choose one …</source>
        <translation>设一个(&amp;C)…</translation>
    </message>
    <message>
        <source>Whoever signs in to this computer as you opens the area without a passphrase.</source>
        <translation>用您的账号登录这台电脑的人，不用口令就能打开。</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>设一个口令</translation>
    </message>
    <message>
        <source>Without it nobody can open the area. Write it down and keep it away from this computer. Backups made before still open with the passphrase of their day.</source>
        <translation>忘了口令谁也打不开。请写在纸上，和电脑分开放。以前做的备份，还是用当时的口令打开。</translation>
    </message>
    <message>
        <source>The new passphrase holds from now on.</source>
        <translation>新口令从现在起有效。</translation>
    </message>
    <message>
        <source>Choose a passphrase first: otherwise nothing would open the area.</source>
        <translation>请先设一个口令，不然就没有办法打开了。</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>promised: {count}</source>
        <translation>答应 {count} 件</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>&amp;Export visits …</source>
        <translation>导出走访(&amp;E)…</translation>
    </message>
    <message>
        <source>Household &amp;list …</source>
        <translation>住户名单(&amp;L)…</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>By village</source>
        <translation>按村（社区）</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>Visits of this period</source>
        <translation>这段时间的走访</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>No visits in this period.</source>
        <translation>这段时间没有走访。</translation>
    </message>
    <message>
        <source>Show this month</source>
        <translation>看本月</translation>
    </message>
    <message>
        <source>Households seen</source>
        <translation>走到的户数</translation>
    </message>
    <message>
        <source>Somebody met</source>
        <translation>见到人</translation>
    </message>
    <message>
        <source>Promises made</source>
        <translation>答应的事</translation>
    </message>
    <message>
        <source>{count} entered late</source>
        <translation>其中补录 {count} 次</translation>
    </message>
    <message>
        <source>nobody answered {count} times</source>
        <translation>没人应门 {count} 次</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>Visits from {first} to {last}, in the station&apos;s format. Totals are checked against the area.</source>
        <translation>{first} 至 {last} 的走访，按所里的格式。合计数和系统核对过才写出。</translation>
    </message>
    <message>
        <source>Export visits</source>
        <translation>导出走访记录</translation>
    </message>
    <message>
        <source>visits {first} {last}.xlsx</source>
        <translation>走访记录 {first} 至 {last}.xlsx</translation>
    </message>
    <message>
        <source>all villages</source>
        <translation>全部村（社区）</translation>
    </message>
    <message>
        <source>Export the household list</source>
        <translation>导出住户名单</translation>
    </message>
    <message>
        <source>Households of: {village}</source>
        <translation>范围：{village}</translation>
    </message>
    <message>
        <source>households {day}.xlsx</source>
        <translation>住户名单 {day}.xlsx</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Choose a &amp;file …</source>
        <translation>选备份文件(&amp;F)…</translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation>还没选文件</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>做备份时的口令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>The backup is proven whole before anything moves. What is here now is set aside, never erased.</source>
        <translation>先查清备份是完好的，才会动手。现在的资料另外放好，不会删掉。</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选备份文件</translation>
    </message>
    <message>
        <source>Backups (*{suffix})</source>
        <translation>备份 (*{suffix})</translation>
    </message>
    <message>
        <source>Checking and restoring …</source>
        <translation>正在检查并恢复……</translation>
    </message>
</context>
<context>
    <name>ScopeBar</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Own days</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>All stewards</source>
        <translation>全部走访人</translation>
    </message>
    <message>
        <source>All villages</source>
        <translation>全部村（社区）</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>全部分类</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Name / pinyin / account no. / phone tail / address</source>
        <translation>姓名 / 拼音 / 户号 / 电话尾号 / 地址</translation>
    </message>
    <message>
        <source>Search households</source>
        <translation>搜索住户</translation>
    </message>
</context>
<context>
    <name>Secrets</name>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>Too short: at least {count} characters.</source>
        <translation>太短了，至少 {count} 个字符。</translation>
    </message>
    <message>
        <source>Easy to guess: mix words and digits.</source>
        <translation>容易被猜到，请把词和数字混着用。</translation>
    </message>
    <message>
        <source>Fair. Longer is better: three or four words.</source>
        <translation>还行。再长一点更好，三四个词连起来。</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>很好。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Take a ledger in …</source>
        <translation>导入台账(&amp;T)…</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Steward</source>
        <translation>电管家</translation>
    </message>
    <message>
        <source>Stands beside whatever is recorded.</source>
        <translation>每条记录旁都写着。</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Shows what it would do before anything is changed.</source>
        <translation>先看会改什么，再导入。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Where the data lie</source>
        <translation>资料放在</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Apache License 2.0. Built with Qt for Python (LGPL), SQLCipher and others.</source>
        <translation>Apache 2.0 许可。用到 Qt for Python（LGPL）、SQLCipher 等软件。</translation>
    </message>
    <message>
        <source>All names, phones and notes in there are encrypted; only the area&apos;s name is readable.</source>
        <translation>里面的姓名、电话、记录都加了密，只有网格名称能看见。</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>On this computer only · no backup yet</source>
        <translation>只在本机 · 还没有备份</translation>
    </message>
    <message>
        <source>On this computer only · last backup {when}</source>
        <translation>只在本机 · 上次备份 {when}</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>Add a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was seen or said, e.g. oxygen machine in the bedroom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How we know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until when, e.g. 2027-03-01; empty: until it is taken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message>
        <source>Take off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expired {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off {tag}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TitleBlock</name>
    <message>
        <source>Note a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for this household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note a promise…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no account number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{age} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A correction is not finished, saved {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A visit is not finished, saved {when}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>{what} ({name})</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) stayed: they were changed again since.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Opening …</source>
        <translation>正在打开……</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>打开网格</translation>
    </message>
    <message>
        <source>Open your area</source>
        <translation>打开您的网格</translation>
    </message>
    <message>
        <source>The records on this computer are encrypted. The passphrase opens them.</source>
        <translation>资料加密存在这台电脑里，输入口令才能打开。</translation>
    </message>
    <message>
        <source>&amp;Area</source>
        <translation>网格(&amp;A)</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定开着。</translation>
    </message>
    <message>
        <source>New area …</source>
        <translation>新建网格</translation>
    </message>
    <message>
        <source>Restore from a backup …</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
</context>
<context>
    <name>ValueButton</name>
    <message>
        <source>fill in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitBlock</name>
    <message>
        <source>Entered later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entered {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct this visit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message numerus="yes">
        <source>%n in all</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>&amp;Set up my area</source>
        <translation>新建网格(&amp;S)</translation>
    </message>
    <message>
        <source>Then take in the ledger your station handed out.</source>
        <translation>建好后导入所里发的台账。</translation>
    </message>
    <message>
        <source>&amp;Restore from a backup</source>
        <translation>从备份恢复(&amp;R)</translation>
    </message>
    <message>
        <source>A new computer, or a file got damaged.</source>
        <translation>换了电脑，或者文件坏了。</translation>
    </message>
    <message>
        <source>&amp;Look at a demonstration</source>
        <translation>先看演示(&amp;L)</translation>
    </message>
    <message>
        <source>Invented households: try everything freely.</source>
        <translation>住户都是编的，随便试。</translation>
    </message>
    <message>
        <source>Welcome to GridSteward</source>
        <translation>欢迎使用电管家</translation>
    </message>
    <message>
        <source>Everything you record is kept encrypted on this computer and works without a network.</source>
        <translation>资料加密存在这台电脑里，没有网络也能用。</translation>
    </message>
</context>
<context>
    <name>households</name>
    <message>
        <source>Households</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same meter {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same phone {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same address {detail}, name sounds alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>{year}-{month:02d}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{age} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lunar {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leap </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lunar {year}, {leap}month {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lunar {year}, {leap}month {month} day {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Economic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Social</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By account no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest not seen first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most open promises first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not seen for a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not seen for 3 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not seen for half a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not seen for a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never visited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open promises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moment of a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo or file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is noted here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n promise(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not visited yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
</context>
</TS>
