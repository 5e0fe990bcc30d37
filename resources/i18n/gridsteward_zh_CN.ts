<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Backups</name>
    <message>
        <source>No backup yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up &amp;now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whole backup to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by itself once a day, encrypted. Photos are in the whole backup only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To a stick or another drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything, photos too. With it a new computer goes on where this one stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring a backup back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is here now is set aside, never erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to put the whole backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A passphrase for this backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This area opens by this computer&apos;s sign-in alone. Another computer needs a passphrase: write it down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole backup is in “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Column {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>please check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Its passphrase is {passphrase}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a demonstration: everybody in it is invented.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was here before is set aside in: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message>
        <source>Making the demonstration area</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Elsewhere …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the file with a &amp;password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation type="unfinished">再输一遍</translation>
    </message>
    <message>
        <source>This file holds names, phones and addresses. Outside GridSteward they are no longer protected: give it only to whom it is meant for, and delete it when it has done its work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to put the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please say where to put the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose a password, or untick it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: {rows} rows in “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">关闭</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>&amp;Choose a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the station&apos;s ledger here, or choose it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel, CSV or text. First you see what it would do; nothing is changed before you say so. Identity numbers are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Another file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export problem &amp;rows …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a ledger in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the columns are understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the &amp;households</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledgers ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working out what it would do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read, no account number found: {sheets}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported: {created} new, {changed} updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows were not taken in. Mend them in the exported sheet and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row found its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export problem rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows as they stand in the ledger, with the reason beside each. Mend and import again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>problem rows {name}.xlsx</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
    <name>Look</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large, for fingers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next start on.</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Caps Lock is on.</source>
        <translation type="unfinished">大写锁定开着。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation type="unfinished">再输一遍</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation type="unfinished">两次输的口令不一样。</translation>
    </message>
    <message>
        <source>Just a moment …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows of one household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the ledger&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep all &amp;ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all from the &amp;ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You typed these yourself and the ledger has changed them. Tick what the ledger has right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For you to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} ({who})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
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
    <name>Protection</name>
    <message>
        <source>&amp;Open with this computer&apos;s sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock after idle minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished">口令</translation>
    </message>
    <message>
        <source>Lock when nobody touches it for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring that can hold a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Change …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose one …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever signs in to this computer as you opens the area without a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it nobody can open the area. Write it down and keep it away from this computer. Backups made before still open with the passphrase of their day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new passphrase holds from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a passphrase first: otherwise nothing would open the area.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>&amp;Export visits …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household &amp;list …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By village</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits of this period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visits in this period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Households seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promises made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} entered late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody answered {count} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits from {first} to {last}, in the station&apos;s format. Totals are checked against the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visits {first} {last}.xlsx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all villages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the household list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Households of: {village}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>households {day}.xlsx</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a &amp;file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is proven whole before anything moves. What is here now is set aside, never erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking and restoring …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScopeBar</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All stewards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All villages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All classes</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take a ledger in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area</source>
        <translation type="unfinished">网格</translation>
    </message>
    <message>
        <source>Steward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands beside whatever is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what it would do before anything is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished">打开(&amp;O)</translation>
    </message>
    <message>
        <source>Where the data lie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apache License 2.0. Built with Qt for Python (LGPL), SQLCipher and others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All names, phones and notes in there are encrypted; only the area&apos;s name is readable.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>On this computer only · no backup yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer only · last backup {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>{count} fields stay: somebody has changed them since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation type="unfinished"></translation>
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
    <name>WelcomeDialog</name>
    <message>
        <source>&amp;Set up my area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then take in the ledger your station handed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new computer, or a file got damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look at a demonstration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invented households: try everything freely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to GridSteward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you record is kept encrypted on this computer and works without a network.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
