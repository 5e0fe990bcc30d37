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
    <name>AttachmentDialog</name>
    <message>
        <source>Opening …</source>
        <translation>正在打开……</translation>
    </message>
    <message>
        <source>A saved copy is no longer encrypted: whoever has the folder can open it. Delete it when it is no longer needed.</source>
        <translation>另存出去的就不加密了，拿到文件夹的人都能打开。用完请删掉。</translation>
    </message>
    <message>
        <source>Save a copy …</source>
        <translation>另存一份……</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This file cannot be shown here.</source>
        <translation>这个文件这里打不开看，可以另存一份。</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已另存为 {name}。</translation>
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
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>BulkEntry</name>
    <message>
        <source>Household</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>走访目的</translation>
    </message>
    <message>
        <source>Who was there</source>
        <translation>见到谁</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记一句</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Past visits</source>
        <translation>补录的走访</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Empty the table</source>
        <translation>清空表格</translation>
    </message>
    <message>
        <source>Save all  ·  Ctrl+Enter</source>
        <translation>全部存下  ·  Ctrl+Enter</translation>
    </message>
    <message>
        <source>One visit a row. Household by name, initials or account number; who was there by 1 to 5. Rows copied from Excel can be pasted. They are marked as entered later.</source>
        <translation>一行记一次走访。住户写姓名、拼音首字母或户号都行；见到谁写 1 到 5。可以从 Excel 整块粘贴。存下后会标“补录”。</translation>
    </message>
    <message>
        <source>Enter past visits</source>
        <translation>补录走访</translation>
    </message>
    <message numerus="yes">
        <source>%n past visit(s) recorded.</source>
        <translation>
            <numerusform>补录了 %n 次走访。</numerusform>
        </translation>
    </message>
    <message>
        <source>What you typed is still in the table.</source>
        <translation>已经填的都还在表里。</translation>
    </message>
    <message>
        <source>Row {row}: {sentence}</source>
        <translation>第 {row} 行：{sentence}</translation>
    </message>
    <message>
        <source>Nothing was saved yet; what you typed is still in the table.</source>
        <translation>一行都还没存；填的都在表里，改好再存。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) taken out of the table.</source>
        <translation>
            <numerusform>从表里清掉了 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>ChooseHousehold</name>
    <message>
        <source>Name / pinyin / account no. / phone tail / address</source>
        <translation>姓名 / 拼音 / 户号 / 电话尾号 / 地址</translation>
    </message>
    <message>
        <source>Find a household</source>
        <translation>找住户</translation>
    </message>
    <message>
        <source>Households found</source>
        <translation>找到的住户</translation>
    </message>
    <message>
        <source>Nobody fits. Try fewer letters, or the address.</source>
        <translation>没找到这一户。少打几个字，或者换地址试试。</translation>
    </message>
    <message>
        <source>Take this one</source>
        <translation>就是这户</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reading the households …</source>
        <translation>正在读住户……</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>the first {most} of {count}</source>
        <translation>共 {count} 户，先列前 {most} 户</translation>
    </message>
    <message>
        <source>Whom do you visit?</source>
        <translation>去哪一户？</translation>
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
        <translation>保留</translation>
    </message>
    <message>
        <source>Make them one</source>
        <translation>合并成一户</translation>
    </message>
    <message>
        <source>These are two households</source>
        <translation>不是同一户</translation>
    </message>
    <message>
        <source>People</source>
        <translation>家里人</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>标签 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>走访 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>承诺 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>{numbers} move to {name} ({number}).</source>
        <translation>{numbers}会移到{name}（{number}）。</translation>
    </message>
    <message numerus="yes">
        <source>%n empty field(s) are filled, nothing is overwritten.</source>
        <translation>
            <numerusform>补上 %n 个空项，已有的不覆盖。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>Open the household</source>
        <translation type="unfinished">看住户</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use all of this side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {value} for {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That laptop&apos;s clock was off: do not go by the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither is right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it myself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished">记下</translation>
    </message>
    <message>
        <source>Delete it after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed {field}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until you decide it stays. Deleted, {name} no longer shows, nor do its {what}; it can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until you decide it stays. Deleted, {name} no longer shows; it can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation type="unfinished">户号 {number}</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished">（空）</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished">有改动</translation>
    </message>
    <message>
        <source>Nothing differs. Every laptop that was heard says the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n value(s) were written differently on two laptops. None is lost; please choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {shown} of {count} are here; the next come forward by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: type it myself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>This holds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayChoice</name>
    <message>
        <source>Another day</source>
        <translation>选日子</translation>
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
        <translation>看这户的全部改动</translation>
    </message>
    <message>
        <source>Choose a household on the left.</source>
        <translation>在左边选一户。</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>加家里人</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加上</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>答应了什么</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>哪天之前</translation>
    </message>
    <message>
        <source>e.g. 2026-12-01</source>
        <translation>如 2026-12-01</translation>
    </message>
    <message>
        <source>Note a promise</source>
        <translation>记承诺</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>The tag was taken off.</source>
        <translation>标签揭掉了。</translation>
    </message>
    <message>
        <source>The person was removed.</source>
        <translation>已移除这位家里人。</translation>
    </message>
    <message>
        <source>Promise kept.</source>
        <translation>这个承诺兑现了。</translation>
    </message>
    <message>
        <source>Promise withdrawn.</source>
        <translation>这个承诺撤回了。</translation>
    </message>
    <message>
        <source>{name} was taken off the list.</source>
        <translation>{name}已移出名单。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Look on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look on a stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the code was typed in on the new laptop, look for it here and let it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who asks to join?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let {name} in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These proved that they hold a code of yours:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody asks there now. Has the code been typed in on the new laptop, and did it reach the same place?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letting in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On that laptop it goes on by itself, or after the stick is back there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put out …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put out {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its late work …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the late work of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invite a laptop …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n laptop(s) hold this area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Only a supervisor&apos;s laptop lets others in or puts them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works as {role} from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it has sent until now stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it sends later does not count until you have looked at it; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other %n laptop(s) get a new key with their next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once it hears of it, it hands over its unsent work, locks, and makes its copy unreadable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stolen laptop that is unlocked keeps what it already had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is out. Sync now, so that the others hear of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put {name} out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken, all laptops show it under {name}&apos;s name; each change stands in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left, it stays here sealed, and you can take it another day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken: the work counts on all laptops after their next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the late work of {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Something else was changed since, so this was left as it is.</source>
        <translation>后面又改过别的，这一步没有撤。</translation>
    </message>
    <message>
        <source>Ctrl+Z takes the later change back first.</source>
        <translation>按 Ctrl+Z 可以先撤后面那一步。</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤销。</translation>
    </message>
</context>
<context>
    <name>DoorHeader</name>
    <message>
        <source>Promised, due {when}: {what}</source>
        <translation>答应过，{when}到期：{what}</translation>
    </message>
    <message>
        <source>More promises: {count}</source>
        <translation>另有 {count} 件答应过的事</translation>
    </message>
    <message>
        <source>No visit yet</source>
        <translation>还没走访过这户</translation>
    </message>
    <message>
        <source>We agreed to come {when}</source>
        <translation>约好{when}来</translation>
    </message>
    <message>
        <source>Last time {when}: {note}</source>
        <translation>上次 {when}：{note}</translation>
    </message>
    <message>
        <source>{years} years old</source>
        <translation>{years} 岁</translation>
    </message>
    <message>
        <source>Phone · {name}</source>
        <translation>电话 · {name}</translation>
    </message>
</context>
<context>
    <name>DoorScreen</name>
    <message>
        <source>What for</source>
        <translation>走访目的</translation>
    </message>
    <message>
        <source>Who was there</source>
        <translation>见到谁</translation>
    </message>
    <message>
        <source>Press a name above, or write it here</source>
        <translation>点上面的名字，或者写在这里</translation>
    </message>
    <message>
        <source>Whom did you speak with</source>
        <translation>接待的是谁</translation>
    </message>
    <message>
        <source>Looked at together</source>
        <translation>一起看一眼</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>心情</translation>
    </message>
    <message>
        <source>A word on the mood</source>
        <translation>为什么，记一句</translation>
    </message>
    <message>
        <source>Another moment</source>
        <translation>再记一个环节</translation>
    </message>
    <message>
        <source>What was said, what was seen, what to keep in mind</source>
        <translation>说了什么，看到什么，下次要留意什么</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记一句</translation>
    </message>
    <message>
        <source>A promise</source>
        <translation>记个承诺</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>In three days</source>
        <translation>三天后</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>约下次</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Correct a visit</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Keep the correction</source>
        <translation>存下更正</translation>
    </message>
    <message>
        <source>Finish the visit</source>
        <translation>记完这次走访</translation>
    </message>
    <message>
        <source>{words}  ·  Ctrl+Enter</source>
        <translation>{words}  ·  Ctrl+Enter</translation>
    </message>
    <message>
        <source>press 1 to 5</source>
        <translation>按 1 到 5</translation>
    </message>
    <message>
        <source>Their mood</source>
        <translation>对方心情</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>答应的事</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>照片和文件</translation>
    </message>
    <message>
        <source>When it was</source>
        <translation>走访时间</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存……</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>没存上</translation>
    </message>
    <message>
        <source>All you have written is still on this screen.</source>
        <translation>写的都还在屏幕上。</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>再存一次</translation>
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
    <name>Doorway</name>
    <message>
        <source>The visit to {name} is corrected.</source>
        <translation>更正好了：{name}</translation>
    </message>
    <message numerus="yes">
        <source>The visit to {name} is recorded, with %n promise(s).</source>
        <translation>
            <numerusform>记下了：{name}，答应了 %n 件事</numerusform>
        </translation>
    </message>
    <message>
        <source>The visit to {name} is recorded.</source>
        <translation>记下了：{name}</translation>
    </message>
</context>
<context>
    <name>DuplicatesView</name>
    <message>
        <source>Back to the households</source>
        <translation>回到住户</translation>
    </message>
    <message>
        <source>Possible duplicates</source>
        <translation>可能重复</translation>
    </message>
    <message>
        <source>No two households look alike.</source>
        <translation>没有看着像同一户的。</translation>
    </message>
    <message>
        <source>Comparing the households…</source>
        <translation>正在比对住户…</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n 对</numerusform>
        </translation>
    </message>
    <message>
        <source>Two households were made one.</source>
        <translation>两户合并成一户了。</translation>
    </message>
    <message>
        <source>Kept as two households; they are not asked about again.</source>
        <translation>记下了：不是同一户，以后不再提示。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
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
        <translation>不清楚</translation>
    </message>
    <message>
        <source>None</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>1985-03-02, or only 1985</source>
        <translation>1985-03-02，只知道年份就写 1985</translation>
    </message>
    <message>
        <source>1948-03-02, or only 1948</source>
        <translation>1948-03-02，只知道年份就写 1948</translation>
    </message>
    <message>
        <source>leap month</source>
        <translation>闰月</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Add photo or file</source>
        <translation>加照片或文件</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Keep where the photo was taken</source>
        <translation>保留位置信息</translation>
    </message>
    <message>
        <source>Photo {stamp}.jpg</source>
        <translation>照片 {stamp}.jpg</translation>
    </message>
    <message>
        <source>Sealing {name} …</source>
        <translation>正在加密存入 {name}……</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Village</source>
        <translation>村</translation>
    </message>
    <message>
        <source>District</source>
        <translation>台区</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tenure</source>
        <translation>房屋</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>上次见面</translation>
    </message>
    <message>
        <source>Only with open promises</source>
        <translation>只看有承诺未完成的</translation>
    </message>
    <message>
        <source>Keep this filter…</source>
        <translation>存为常用…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>存为常用筛选</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>起个名字</translation>
    </message>
</context>
<context>
    <name>FirstLook</name>
    <message>
        <source>No phone number yet. Ask for one at the door.</source>
        <translation>还没有电话，下次上门问一个。</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>贴标签</translation>
    </message>
    <message>
        <source>Nothing noted so far.</source>
        <translation>还没记什么。</translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation>怎么联系</translation>
    </message>
    <message>
        <source>Mind at this door</source>
        <translation>进门留意</translation>
    </message>
    <message>
        <source>main contact</source>
        <translation>主要联系人</translation>
    </message>
    <message>
        <source>in an emergency</source>
        <translation>紧急联系人</translation>
    </message>
    <message>
        <source>lives away</source>
        <translation>在外地</translation>
    </message>
</context>
<context>
    <name>Folder</name>
    <message>
        <source>Stick “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last one: “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another stick or folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a stick or folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Hand over: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand the whole area over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished">从</translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished">到</translation>
    </message>
    <message>
        <source>Why (may be empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the former steward still sends without knowing of it is kept and laid before the new one. Nothing that was written is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>&amp;Hand over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {steward}&apos;s now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole area is {steward}&apos;s now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please say from whom and to whom.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Back to the portrait</source>
        <translation>回到这一户</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>全部改动</translation>
    </message>
    <message>
        <source>Changes: {name}</source>
        <translation>{name}的改动</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读…</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>全部项目</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HouseholdList</name>
    <message>
        <source>Households</source>
        <translation>住户</translation>
    </message>
</context>
<context>
    <name>HouseholdListModel</name>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>承诺 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>Add a household</source>
        <translation>新增住户</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加上</translation>
    </message>
    <message>
        <source>Export this list</source>
        <translation>导出这份名单</translation>
    </message>
    <message numerus="yes">
        <source>%Ln household(s), as the list shows them now.</source>
        <translation>
            <numerusform>共 %Ln 户，就是列表里现在的这些。</numerusform>
        </translation>
    </message>
    <message>
        <source>household list {day}.xlsx</source>
        <translation>住户名单 {day}.xlsx</translation>
    </message>
</context>
<context>
    <name>Hub</name>
    <message>
        <source>The station&apos;s server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way there is not encrypted (http); the records on it are. Who sends how much can be seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished">存下(&amp;K)</translation>
    </message>
    <message>
        <source>Your station tells you the address. The server only passes on sealed parcels; it can read none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate file, if the station has one of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Founding word, for the very first sync of an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the certificate file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached in {ms} ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying …</source>
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
    <name>Invite</name>
    <message>
        <source>Invite a laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>One code lets one laptop in. Read it out or show it; do not send it by the same way as the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code as a QR picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For one {role} laptop, good until {until}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. Sync this laptop now, so that the code is known there.
2. On the new laptop choose “Join an area with a code” and type it in.
3. Then press “Who asks to join?” here and let it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code</source>
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
    <name>Late</name>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steward}: {kind}, {at}; arrived {arrived}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No late record waits. What comes after a hand-over shows here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back; it stands in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %n value(s) stayed: they were changed again since.</source>
        <translation type="unfinished"></translation>
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
        <translation>还没有常用筛选</translation>
    </message>
    <message>
        <source>Delete a filter</source>
        <translation>删掉筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>More: kept filters, add, duplicates, export</source>
        <translation>更多：常用筛选、新增、查重、导出</translation>
    </message>
    <message>
        <source>Kept filters</source>
        <translation>常用筛选</translation>
    </message>
    <message>
        <source>Add a household…</source>
        <translation>新增住户…</translation>
    </message>
    <message>
        <source>Possible duplicates</source>
        <translation>可能重复</translation>
    </message>
    <message>
        <source>Take in a ledger</source>
        <translation>导入台账</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>导出这份名单…</translation>
    </message>
    <message>
        <source>Reading the households…</source>
        <translation>正在读住户名单…</translation>
    </message>
    <message>
        <source>No household yet. The ledger your station hands out fills this list.</source>
        <translation>还没有住户。导入所里发的台账，名单就有了。</translation>
    </message>
    <message>
        <source>No household fits.</source>
        <translation>没有找到符合的住户。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>%Ln household(s)</source>
        <translation>
            <numerusform>%Ln 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>找到 %Ln 户</numerusform>
        </translation>
    </message>
    <message>
        <source>“{text}” is not among these households.</source>
        <translation>筛选出的住户里没有“{text}”。</translation>
    </message>
    <message>
        <source>Search all</source>
        <translation>在全部住户里找</translation>
    </message>
    <message>
        <source>Nobody found for “{text}”.</source>
        <translation>没有找到“{text}”。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清空搜索</translation>
    </message>
    <message>
        <source>Remove {filter}</source>
        <translation>去掉“{filter}”</translation>
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
        <translation>历次走访的心情</translation>
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
        <source>By this computer&apos;s own si&amp;gn-in: nothing to type</source>
        <translation>跟着电脑登录走，不用再输口令(&amp;G)</translation>
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
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished">有改动</translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished">户号</translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late records</source>
        <translation type="unfinished"></translation>
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
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonBlock</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除{name}</translation>
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
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>promised {day}</source>
        <translation>{day}答应的</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day}到期</translation>
    </message>
    <message>
        <source>Kept: {what}</source>
        <translation>已兑现：{what}</translation>
    </message>
    <message>
        <source>Withdraw: {what}</source>
        <translation>撤回：{what}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>晚了 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromiseRow</name>
    <message>
        <source>What was promised</source>
        <translation>答应了什么</translation>
    </message>
    <message>
        <source>Remove this promise</source>
        <translation>去掉这个承诺</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>In three days</source>
        <translation>三天内</translation>
    </message>
    <message>
        <source>Within a week</source>
        <translation>一周内</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
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
    <name>Recovery</name>
    <message>
        <source>The recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as P&amp;DF …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on &amp;paper and goes to the station&apos;s safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever holds this paper can open the whole area, so it belongs in a safe and not beside a laptop. It is shown only this once; a former one no longer works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key of the area “{area}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When every supervisor&apos;s laptop is lost: install GridSteward on a new laptop, choose “Recover with the printed key” and type this in. Case and spaces do not matter. Keep it in a safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be saved there. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}. Print it and then delete the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to put the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recovery key {area}.pdf</source>
        <translation type="unfinished"></translation>
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
    <name>RowView</name>
    <message>
        <source>Open {name}, {note}</source>
        <translation>看 {name}，{note}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>接着写</translation>
    </message>
    <message>
        <source>Record the visit</source>
        <translation>记走访</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不要了</translation>
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
    <name>SectionView</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>全部展开（%n）</numerusform>
        </translation>
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
    <name>Statement</name>
    <message>
        <source>Account</source>
        <translation type="unfinished">户号</translation>
    </message>
    <message>
        <source>Changes of this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the others hold of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written {written} = taken in elsewhere {accepted} + waiting {waiting} + not taken {refused} + replaced by later ones {superseded}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No change is in this state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded on this laptop yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lies on {roads}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other laptop yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A laptop ({id})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By its own signed word it holds {holds} of {of}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked: the same on both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not comparable: one has more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the two do not agree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Syncing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without receipt</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>all confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last sync {when}</source>
        <translation type="unfinished"></translation>
    </message>
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
    <name>Sync</name>
    <message>
        <source>Newest changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded on this laptop yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}&apos;s laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A laptop ({id})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not heard yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last heard {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All laptops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other laptop yet. Invite one, and both hold the same records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for a receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on a stick or in a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the server or another laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop wrote {written} = {unsent} unsent + {on_the_way} waiting + {confirmed} confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these {seen} are on all laptops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchanging with the station&apos;s server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchanging with the stick or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping is harmless: what came and went until then counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything of this laptop is confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read, put aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stick or &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n more difference(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last contact {when}, {road}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not exchanged with anybody yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything written here has been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the &amp;address …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a &amp;recovery key …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look at them …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand the area &amp;over …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station&apos;s server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation type="unfinished">照片和文件</translation>
    </message>
    <message>
        <source>No recovery key yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed and kept at the station, it opens the area when every supervisor&apos;s laptop is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by a former steward who did not know of the hand-over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole area goes to another steward; nothing that was written is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways and chores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the &amp;address …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address yet. Without one a stick does all that the server does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the way is not encrypted, the records on it are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records name {named}; {here} are on this laptop, {hub} on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n are on neither; another laptop has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the station&apos;s server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{folder}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{road}: {sent}, {received}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos and files: {sent} sent, {received} received.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>Add a tag</source>
        <translation>贴标签</translation>
    </message>
    <message>
        <source>Find a tag</source>
        <translation>找标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>What was seen or said, e.g. oxygen machine in the bedroom</source>
        <translation>看到或听到什么，如：卧室里有制氧机</translation>
    </message>
    <message>
        <source>How we know</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>e.g. 2027-03-01; empty: until it is taken off</source>
        <translation>如 2027-03-01；不填就一直有效</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>到什么时候</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加上</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message>
        <source>expired {day}</source>
        <translation>{day}已到期</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>到{day}</translation>
    </message>
    <message>
        <source>Take off {tag}</source>
        <translation>揭掉“{tag}”</translation>
    </message>
</context>
<context>
    <name>Thumbnail</name>
    <message>
        <source>Show {name}</source>
        <translation>看 {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>去掉 {name}</translation>
    </message>
</context>
<context>
    <name>TitleBlock</name>
    <message>
        <source>Note a visit</source>
        <translation>记走访</translation>
    </message>
    <message>
        <source>More for this household</source>
        <translation>这一户的更多操作</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>贴标签…</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>加家里人…</translation>
    </message>
    <message>
        <source>Note a promise…</source>
        <translation>记承诺…</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>全部改动</translation>
    </message>
    <message>
        <source>Possible duplicates</source>
        <translation>可能重复</translation>
    </message>
    <message>
        <source>Remove this household</source>
        <translation>移除这一户</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>接着写</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>户号 {number}</translation>
    </message>
    <message>
        <source>no account number</source>
        <translation>没有户号</translation>
    </message>
    <message>
        <source>{age} years</source>
        <translation>{age} 岁</translation>
    </message>
    <message>
        <source>A correction is not finished, saved {when}.</source>
        <translation>有一次更正没写完，{when} 存的。</translation>
    </message>
    <message>
        <source>A visit is not finished, saved {when}.</source>
        <translation>有一次走访没写完，{when} 存的。</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Still up, {name}</source>
        <translation>夜深了，{name}</translation>
    </message>
    <message>
        <source>Good morning, {name}</source>
        <translation>早上好，{name}</translation>
    </message>
    <message>
        <source>Good day, {name}</source>
        <translation>上午好，{name}</translation>
    </message>
    <message>
        <source>Good midday, {name}</source>
        <translation>中午好，{name}</translation>
    </message>
    <message>
        <source>Good afternoon, {name}</source>
        <translation>下午好，{name}</translation>
    </message>
    <message>
        <source>Good evening, {name}</source>
        <translation>晚上好，{name}</translation>
    </message>
    <message>
        <source>Begun, nothing noted yet</source>
        <translation>刚开了头，还没写内容</translation>
    </message>
    <message>
        <source>Half-written visits</source>
        <translation>写了一半的走访</translation>
    </message>
    <message>
        <source>Visits agreed</source>
        <translation>约好去的</translation>
    </message>
    <message>
        <source>Promises overdue</source>
        <translation>过了期的承诺</translation>
    </message>
    <message>
        <source>Promises due today</source>
        <translation>今天到期的承诺</translation>
    </message>
    <message>
        <source>Promises of the next seven days</source>
        <translation>七天内到期的承诺</translation>
    </message>
    <message>
        <source>due {when}</source>
        <translation>{when}到期</translation>
    </message>
    <message>
        <source>{what} · promised {when}</source>
        <translation>{what} · {when}答应的</translation>
    </message>
    <message>
        <source>saved {when} {time}</source>
        <translation>{when} {time} 存的</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>agreed for {when}, not gone yet</source>
        <translation>约的是 {when}，还没去</translation>
    </message>
</context>
<context>
    <name>TodayView</name>
    <message>
        <source>Record a visit</source>
        <translation>记走访</translation>
    </message>
    <message>
        <source>Reading the day …</source>
        <translation>正在读今天的事……</translation>
    </message>
    <message>
        <source>Today&apos;s visits</source>
        <translation>今天的走访</translation>
    </message>
    <message>
        <source>No visit yet today.</source>
        <translation>今天还没有走访。</translation>
    </message>
    <message>
        <source>households seen this month</source>
        <translation>本月见到的户 / 全部</translation>
    </message>
    <message>
        <source>See the report</source>
        <translation>看报表</translation>
    </message>
    <message>
        <source>visits this month</source>
        <translation>本月走访</translation>
    </message>
    <message numerus="yes">
        <source>Today: %n visit(s).</source>
        <translation>
            <numerusform>今天走了 %n 户。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) still open.</source>
        <translation>
            <numerusform>到期没办的承诺还有 %n 件。</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no households yet.</source>
        <translation>还没有住户。</translation>
    </message>
    <message>
        <source>Nothing is agreed or due for today.</source>
        <translation>今天没有约好的，也没有到期的。</translation>
    </message>
    <message>
        <source>Take in the ledger</source>
        <translation>导入台账</translation>
    </message>
    <message>
        <source>Find someone to visit</source>
        <translation>找一户去走访</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>走完 {done} / {all} 户</translation>
    </message>
    <message>
        <source>Kept: {name}, {what}</source>
        <translation>已兑现：{name}，{what}</translation>
    </message>
    <message>
        <source>The half-written visit to {name} is thrown away.</source>
        <translation>{name} 那次没写完的走访已经不要了。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>TouchpointRow</name>
    <message>
        <source>Moment of the visit</source>
        <translation>走访环节</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>心情</translation>
    </message>
    <message>
        <source>A word on it</source>
        <translation>记一句</translation>
    </message>
    <message>
        <source>Remove this moment</source>
        <translation>去掉这个环节</translation>
    </message>
</context>
<context>
    <name>Typed</name>
    <message>
        <source>That day has not come yet.</source>
        <translation>这天还没到。</translation>
    </message>
    <message>
        <source>That hour has not come yet.</source>
        <translation>这个时间还没到。</translation>
    </message>
    <message>
        <source>Which household?</source>
        <translation>是哪一户？</translation>
    </message>
    <message>
        <source>The households are still being read.</source>
        <translation>住户还在读，请稍等。</translation>
    </message>
    <message>
        <source>No household fits this.</source>
        <translation>没有这样的住户。</translation>
    </message>
    <message>
        <source>{count} households fit: choose one from the list.</source>
        <translation>有 {count} 户都像，请从下拉里选一户。</translation>
    </message>
    <message>
        <source>Write the day like 11-20.</source>
        <translation>日期请写成 11-20。</translation>
    </message>
    <message>
        <source>Write the hour like 9:30.</source>
        <translation>时间请写成 9:30。</translation>
    </message>
    <message>
        <source>There is no such reason. Choose from: {known}.</source>
        <translation>没有这个走访目的。可以写：{known}。</translation>
    </message>
    <message>
        <source>Who was there? {known}</source>
        <translation>见到谁？{known}</translation>
    </message>
    <message>
        <source>What was promised?</source>
        <translation>答应了什么？</translation>
    </message>
    <message>
        <source>By when was it promised?</source>
        <translation>答应什么时候办好？</translation>
    </message>
</context>
<context>
    <name>UnderPage</name>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>{what} ({name})</source>
        <translation>{what}（{name}）</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) stayed: they were changed again since.</source>
        <translation>
            <numerusform>有 %n 处后来又改过，没有动。</numerusform>
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
        <source>Open “{area}”</source>
        <translation>打开“{area}”</translation>
    </message>
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
        <translation>点这里填</translation>
    </message>
</context>
<context>
    <name>VisitBlock</name>
    <message>
        <source>Entered later</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>entered {day}</source>
        <translation>{day}记入</translation>
    </message>
    <message>
        <source>corrected since</source>
        <translation>后来更正过</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day}到期</translation>
    </message>
    <message>
        <source>Correct this visit</source>
        <translation>更正这次走访</translation>
    </message>
</context>
<context>
    <name>VisitDetail</name>
    <message>
        <source>Open the household</source>
        <translation>看住户</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Entered later, on {day}</source>
        <translation>补录，{day}录入</translation>
    </message>
    <message>
        <source>Corrected since</source>
        <translation>更正过</translation>
    </message>
    <message>
        <source>Who was there</source>
        <translation>见到谁</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>走访目的</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记一句</translation>
    </message>
    <message>
        <source>Looked at together</source>
        <translation>一起看一眼</translation>
    </message>
    <message>
        <source>Their mood</source>
        <translation>对方心情</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>答应的事</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>约下次</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>照片和文件</translation>
    </message>
    <message>
        <source>Steward</source>
        <translation>走访人</translation>
    </message>
    <message>
        <source>{what} (due {when})</source>
        <translation>{what}（{when}到期）</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>共 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>再看以前的 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message>
        <source>Reading …</source>
        <translation>正在读……</translation>
    </message>
    <message>
        <source>Record a visit</source>
        <translation>记走访</translation>
    </message>
    <message>
        <source>Enter past visits</source>
        <translation>补录走访</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
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
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村</translation>
    </message>
    <message>
        <source>All villages</source>
        <translation>全部村</translation>
    </message>
    <message>
        <source>Somebody met</source>
        <translation>见到人</translation>
    </message>
    <message>
        <source>Nobody met</source>
        <translation>没见到</translation>
    </message>
    <message>
        <source>Entered later</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>With promises</source>
        <translation>有承诺</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>No visit fits.</source>
        <translation>没有这样的走访。</translation>
    </message>
    <message>
        <source>Choose a visit on the left.</source>
        <translation>在左边选一次走访。</translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n 个承诺</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 次走访</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The visit to {name} is removed, with %n promise(s) and file(s).</source>
        <translation>
            <numerusform>{name} 的这次走访已移除，连同 %n 个承诺和文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept: {what}</source>
        <translation>已兑现：{what}</translation>
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
    <name>When</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Two days ago</source>
        <translation>前天</translation>
    </message>
    <message>
        <source>Day of the visit</source>
        <translation>走访日期</translation>
    </message>
    <message>
        <source>Began at</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Until I finish</source>
        <translation>到记完为止</translation>
    </message>
    <message>
        <source>Entered later</source>
        <translation>补录</translation>
    </message>
</context>
<context>
    <name>households</name>
    <message>
        <source>Households</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>基本资料</translation>
    </message>
    <message>
        <source>Same meter {detail}</source>
        <translation>表号相同 {detail}</translation>
    </message>
    <message>
        <source>Same phone {detail}</source>
        <translation>电话相同 {detail}</translation>
    </message>
    <message>
        <source>Same address {detail}, name sounds alike</source>
        <translation>同一地址 {detail}，名字读音相近</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
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
        <translation>{year}年{month}月</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year}年</translation>
    </message>
    <message>
        <source>{age} years</source>
        <translation>{age} 岁</translation>
    </message>
    <message>
        <source>lunar {year}</source>
        <translation>农历 {year}年</translation>
    </message>
    <message>
        <source>leap </source>
        <translation>闰</translation>
    </message>
    <message>
        <source>lunar {year}, {leap}month {month}</source>
        <translation>农历 {year}年{leap}{month}月</translation>
    </message>
    <message>
        <source>lunar {year}, {leap}month {month} day {day}</source>
        <translation>农历 {year}年{leap}{month}月{day}日</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>关爱</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Economic</source>
        <translation>经济</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>社会</translation>
    </message>
    <message>
        <source>By address</source>
        <translation>按地址</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按户名</translation>
    </message>
    <message>
        <source>By account no.</source>
        <translation>按户号</translation>
    </message>
    <message>
        <source>Longest not seen first</source>
        <translation>最久没见的在前</translation>
    </message>
    <message>
        <source>Most open promises first</source>
        <translation>未兑现多的在前</translation>
    </message>
    <message>
        <source>Not seen for a month</source>
        <translation>一个月没见</translation>
    </message>
    <message>
        <source>Not seen for 3 months</source>
        <translation>三个月没见</translation>
    </message>
    <message>
        <source>Not seen for half a year</source>
        <translation>半年没见</translation>
    </message>
    <message>
        <source>Not seen for a year</source>
        <translation>一年没见</translation>
    </message>
    <message>
        <source>Never visited</source>
        <translation>从没走访</translation>
    </message>
    <message>
        <source>Open promises</source>
        <translation>没办完的承诺</translation>
    </message>
    <message>
        <source>Entered later</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>找回</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>家里人</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Moment of a visit</source>
        <translation>走访环节</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Promise settled</source>
        <translation>承诺了结</translation>
    </message>
    <message>
        <source>Photo or file</source>
        <translation>照片或文件</translation>
    </message>
    <message>
        <source>Nobody is noted here yet.</source>
        <translation>还没记家里人。</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>加家里人</translation>
    </message>
    <message>
        <source>People</source>
        <translation>家里人</translation>
    </message>
    <message>
        <source>Not visited yet.</source>
        <translation>还没走访过。</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>家人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>表号</translation>
    </message>
</context>
</TS>
