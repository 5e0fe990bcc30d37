<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Open the &amp;guide</source>
        <translation>打开帮助(&amp;G)</translation>
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
        <source>Apache License 2.0. Built with Qt for Python (LGPL), SQLCipher and others.</source>
        <translation>许可：Apache License 2.0。用到 Qt for Python（LGPL）、SQLCipher 等。</translation>
    </message>
    <message>
        <source>All names, phones and notes in there are encrypted; only the area&apos;s name is readable.</source>
        <translation>里面的姓名、电话、记录都是加密的，看得见的只有网格名称。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>How it is used</source>
        <translation>怎么用</translation>
    </message>
    <message>
        <source>Pages, keys, what to do when.</source>
        <translation>每一页怎么用、快捷键、出了毛病怎么办。</translation>
    </message>
    <message>
        <source>Version and place of the data are on the clipboard.</source>
        <translation>版本和资料位置已复制。</translation>
    </message>
</context>
<context>
    <name>ActivitiesView</name>
    <message>
        <source>Plan an activity</source>
        <translation>安排活动</translation>
    </message>
    <message>
        <source>A talk on safe use, tea before Spring Festival: plan it here, invite, say who came.</source>
        <translation>安全用电讲座、节前茶话会，都可以在这里安排，请人、记谁来了。</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>线下活动</translation>
    </message>
</context>
<context>
    <name>ActivityBlock</name>
    <message numerus="yes">
        <source>%n invited</source>
        <translation>
            <numerusform>请了 %n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n came</source>
        <translation>
            <numerusform>来了 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>取消活动</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>来了</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>不请了</translation>
    </message>
    <message>
        <source>Whom do you invite?</source>
        <translation>邀请谁？</translation>
    </message>
</context>
<context>
    <name>ActivityDialog</name>
    <message>
        <source>Plan an activity</source>
        <translation>安排活动</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>e.g. talk on safe use of electricity</source>
        <translation>比如：安全用电讲座</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>什么活动</translation>
    </message>
    <message>
        <source>On which day</source>
        <translation>哪一天</translation>
    </message>
    <message>
        <source>At what time</source>
        <translation>几点</translation>
    </message>
    <message>
        <source>e.g. village hall</source>
        <translation>比如：村部活动室</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>在哪里</translation>
    </message>
</context>
<context>
    <name>AnalysisSaying</name>
    <message>
        <source>Last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>Last 13 weeks</source>
        <translation>近 13 周</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>近一年</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>First answer, half within</source>
        <translation>首次回应中位时长</translation>
    </message>
    <message>
        <source>Closed, half within</source>
        <translation>办结中位时长</translation>
    </message>
    <message>
        <source>Deadlines kept</source>
        <translation>时限按时</translation>
    </message>
    <message>
        <source>Satisfied at the call-back</source>
        <translation>回访平均分</translation>
    </message>
    <message numerus="yes">
        <source>%n grumble(s) became a complaint</source>
        <translation>
            <numerusform>%n 件抱怨变成投诉</numerusform>
        </translation>
    </message>
    <message>
        <source>nine of ten: {time}</source>
        <translation>九成在 {time}内</translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>超时 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>{rated} of {asked} answered</source>
        <translation>{asked} 件回访，{rated} 件打分</translation>
    </message>
    <message>
        <source>Transformer district</source>
        <translation>台区</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) within a year</source>
        <translation>
            <numerusform>一年里来过 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Comes often</source>
        <translation>常来</translation>
    </message>
    <message>
        <source>May complain next</source>
        <translation>多留意</translation>
    </message>
    <message>
        <source>never asked</source>
        <translation>还没问过</translation>
    </message>
    <message>
        <source>All questions</source>
        <translation>总体</translation>
    </message>
    <message>
        <source>“{word}”</source>
        <translation>“{word}”</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>too few to judge</source>
        <translation>太少，先不下结论</translation>
    </message>
    <message>
        <source>4 and 5: {good} · 1 and 2: {low}</source>
        <translation>4–5 分 {good} · 1–2 分 {low}</translation>
    </message>
</context>
<context>
    <name>AnswerLine</name>
    <message>
        <source>Keep it</source>
        <translation>记下</translation>
    </message>
</context>
<context>
    <name>AnswerStep</name>
    <message numerus="yes">
        <source>%n tag(s) of it are there already.</source>
        <translation>
            <numerusform>另有 %n 个标签本来就有。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of the answer are not shown</source>
        <translation>
            <numerusform>回答里有 %n 处没有显示</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ApplianceLine</name>
    <message>
        <source>since {day}</source>
        <translation>{day}起</translation>
    </message>
    <message>
        <source>Change {what}</source>
        <translation>改{what}</translation>
    </message>
    <message>
        <source>Take off {what}</source>
        <translation>去掉{what}</translation>
    </message>
</context>
<context>
    <name>AreaSwitcher</name>
    <message>
        <source>Area: {name}</source>
        <translation>网格：{name}</translation>
    </message>
    <message>
        <source>{name} (Ctrl+Shift+A: another area)</source>
        <translation>{name}（Ctrl+Shift+A 换网格）</translation>
    </message>
    <message>
        <source>{name} (locked)</source>
        <translation>{name}（锁着）</translation>
    </message>
    <message>
        <source>&amp;New area …</source>
        <translation>新建网格…(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Join an area with a code …</source>
        <translation>凭邀请码加入网格…(&amp;J)</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>AskNext</name>
    <message>
        <source>Everything is noted and fresh.</source>
        <translation>都记全了，也不旧。</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskRow</name>
    <message>
        <source>Note the answer</source>
        <translation>记下回答</translation>
    </message>
    <message>
        <source>Note the answer: {part}</source>
        <translation>记下回答：{part}</translation>
    </message>
    <message>
        <source>{part}, last noted {day}</source>
        <translation>{part}，上次记于{day}</translation>
    </message>
    <message>
        <source>Still so</source>
        <translation>还是这样</translation>
    </message>
    <message>
        <source>Note the people first.</source>
        <translation>先把家里人记上。</translation>
    </message>
</context>
<context>
    <name>Askers</name>
    <message numerus="yes">
        <source>Let all %n in</source>
        <translation>
            <numerusform>%n 台全批准</numerusform>
        </translation>
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
        <source>&amp;Fetch it</source>
        <translation>取回来(&amp;F)</translation>
    </message>
    <message>
        <source>From a &amp;stick …</source>
        <translation>从 U 盘取(&amp;S)…</translation>
    </message>
    <message>
        <source>This photo or file is not on this laptop.</source>
        <translation>这份照片或文件不在这台电脑上。</translation>
    </message>
    <message>
        <source>It lies on: {places}.</source>
        <translation>它在：{places}。</translation>
    </message>
    <message>
        <source>No way here holds it yet; the laptop that took it brings it with its next sync.</source>
        <translation>服务器和 U 盘上都还没有，等拍照的那台电脑下次同步送来。</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>正在取…</translation>
    </message>
    <message>
        <source>It is not there either. Nothing was changed.</source>
        <translation>那里也没有。什么都没有改。</translation>
    </message>
    <message>
        <source>It is here now.</source>
        <translation>取回来了。</translation>
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
    <name>BelongingsWords</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 位家里人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n 个标签</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 次走访</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n 件承诺</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or file(s)</source>
        <translation>
            <numerusform>%n 份照片和文件</numerusform>
        </translation>
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
    <name>BillDialog</name>
    <message>
        <source>Explain a bill</source>
        <translation>电费怎么算</translation>
    </message>
    <message>
        <source>Tariff</source>
        <translation>电价</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>{what} (kWh)</source>
        <translation>{what}（度）</translation>
    </message>
    <message>
        <source>Used earlier this year (kWh)</source>
        <translation>今年之前已用（度）</translation>
    </message>
    <message>
        <source>People living here</source>
        <translation>家里几口人</translation>
    </message>
    <message>
        <source>Capacity (kVA)</source>
        <translation>容量（千伏安）</translation>
    </message>
    <message>
        <source>Highest demand (kW), where charged by it</source>
        <translation>最大需量（千瓦），按需量收的填</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>力率</translation>
    </message>
    <message>
        <source>&amp;Print …</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF …</source>
        <translation>存为 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>kWh moved from peak to valley</source>
        <translation>从峰时段挪到谷时段的度数</translation>
    </message>
    <message>
        <source>Watts of another appliance</source>
        <translation>多一样电器的瓦数</translation>
    </message>
    <message>
        <source>Hours a day</source>
        <translation>每天几小时</translation>
    </message>
    <message>
        <source>What if …</source>
        <translation>换个用法会怎样</translation>
    </message>
    <message>
        <source>Watts</source>
        <translation>瓦数</translation>
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
    <name>CallPanel</name>
    <message>
        <source>What was said, e.g. spare oxygen for six hours</source>
        <translation>说了什么，如“备用氧气还够六小时”</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>说了什么</translation>
    </message>
    <message>
        <source>In which way</source>
        <translation>用什么方式</translation>
    </message>
    <message>
        <source>&amp;Reached</source>
        <translation>联系上了(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Left word</source>
        <translation>留了话(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Not reached</source>
        <translation>没联系上(&amp;N)</translation>
    </message>
</context>
<context>
    <name>CameAbout</name>
    <message>
        <source>Did it come about?</source>
        <translation>做到了吗</translation>
    </message>
</context>
<context>
    <name>CandidatePane</name>
    <message>
        <source>Name / pinyin / address</source>
        <translation>姓名 / 拼音 / 地址</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>在名单里找</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村</translation>
    </message>
    <message>
        <source>All villages</source>
        <translation>所有村</translation>
    </message>
    <message>
        <source>Whom there is reason to see</source>
        <translation>该去看看的住户</translation>
    </message>
    <message>
        <source>Somebody else …</source>
        <translation>找别的住户…</translation>
    </message>
    <message>
        <source>Add any household to the day, or see why it is not in it</source>
        <translation>把任何一户排进这天，或者看看为什么没排</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s), the most pressing first</source>
        <translation>
            <numerusform>%n 户，要紧的在前</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>关爱户</translation>
    </message>
    <message>
        <source>Not reached before</source>
        <translation>上次没去成</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>This day is over.</source>
        <translation>这一天已经过去了。</translation>
    </message>
    <message>
        <source>Nobody fits.</source>
        <translation>没有符合的住户。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>看全部</translation>
    </message>
    <message>
        <source>Nobody there is reason to see on this day.</source>
        <translation>这一天没有要走访的住户。</translation>
    </message>
    <message>
        <source>Choose somebody</source>
        <translation>自己挑一户</translation>
    </message>
    <message>
        <source>Everybody there is reason to see is on the way.</source>
        <translation>该去的住户都排上了。</translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>Strategy card</source>
        <translation>走访锦囊</translation>
    </message>
    <message>
        <source>&amp;Print …</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Begin the visit with this plan</source>
        <translation>照这样去走访</translation>
    </message>
    <message>
        <source>Takes the best moment and the ending along to the door</source>
        <translation>把“最好的一刻”和“怎么收尾”带到走访里</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>Plan the visit like this</source>
        <translation>写进这次走访</translation>
    </message>
    <message>
        <source>Writes the best moment and the ending into this visit</source>
        <translation>把“最好的一刻”和“怎么收尾”填进这次走访</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Why you go</source>
        <translation>为什么去</translation>
    </message>
    <message>
        <source>Whom you mean to speak with</source>
        <translation>要找谁说</translation>
    </message>
    <message>
        <source>Reason to go now: {because}</source>
        <translation>现在该去：{because}</translation>
    </message>
    <message>
        <source>whoever opens</source>
        <translation>谁开门都行</translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation>为什么有这一句：{reason}</translation>
    </message>
    <message>
        <source>Point at a line, or go to it with ↑ and ↓, to see why it stands here.</source>
        <translation>指着一句，或按 ↑ ↓ 走到它，就能看到为什么有这一句。</translation>
    </message>
</context>
<context>
    <name>CarePage</name>
    <message>
        <source>Wall of names</source>
        <translation>名单墙</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>To look at again</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>停电联络</translation>
    </message>
    <message>
        <source>The contact round during an outage</source>
        <translation>停电期间逐户联络</translation>
    </message>
</context>
<context>
    <name>CareRound</name>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>No call due</source>
        <translation>不用打</translation>
    </message>
    <message>
        <source>All had</source>
        <translation>都问到了</translation>
    </message>
    <message>
        <source>Overdue {span}</source>
        <translation>超 {span}</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在打</translation>
    </message>
    <message>
        <source>In {span}</source>
        <translation>{span}后</translation>
    </message>
    <message>
        <source>Try again {time}</source>
        <translation>{time} 再打</translation>
    </message>
    <message>
        <source>{time} {who}: {outcome}</source>
        <translation>{time} {who}：{outcome}</translation>
    </message>
    <message>
        <source>from {begins}</source>
        <translation>{begins} 起</translation>
    </message>
</context>
<context>
    <name>CareRoundView</name>
    <message>
        <source>No outage is known. Type one in or take in the station&apos;s notice, and everybody there who needs power is listed with the time by which to call.</source>
        <translation>还没有停电信息。登记一次停电，或导入所里的停电通知，靠电维持的人和最晚几点打电话就都列出来了。</translation>
    </message>
    <message>
        <source>Type one in</source>
        <translation>登记停电</translation>
    </message>
    <message>
        <source>Power is &amp;back</source>
        <translation>已送电(&amp;B)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改</translation>
    </message>
    <message>
        <source>More for this outage</source>
        <translation>这次停电的更多操作</translation>
    </message>
    <message>
        <source>Export the register…</source>
        <translation>导出联系登记表…</translation>
    </message>
    <message>
        <source>Power is not back after all</source>
        <translation>其实还没送电</translation>
    </message>
    <message>
        <source>The outage does not come</source>
        <translation>这次不停电了</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) in this area are not shared with this laptop: whoever needs power by one of them is not in this list. Make sure that a steward calls them.</source>
        <translation>
            <numerusform>本网格有 %n 项需求没有开放给这台电脑，其中靠电维持的人不在这张名单里，请确认有网格员联系他们。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) power</source>
        <translation>
            <numerusform>%n 人靠电维持</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 人超时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n round(s) missed</source>
        <translation>
            <numerusform>漏了 %n 轮</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n called twice</source>
        <translation>
            <numerusform>%n 次重复</numerusform>
        </translation>
    </message>
    <message>
        <source>everything was had</source>
        <translation>都问到了</translation>
    </message>
    <message>
        <source>To call</source>
        <translation>要打的</translation>
    </message>
    <message>
        <source>Mine and nobody&apos;s</source>
        <translation>我的和没人管的</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>现在该打</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>没联系上</translation>
    </message>
    <message>
        <source>Everybody looked after</source>
        <translation>全部照看的人</translation>
    </message>
    <message>
        <source>Nobody fits.</source>
        <translation>没有这样的人。</translation>
    </message>
    <message>
        <source>Nobody who is looked after lives in these districts.</source>
        <translation>这些台区没有要特别照看的人。</translation>
    </message>
    <message>
        <source>{name} was also called by {who} at {time}.</source>
        <translation>{name}：{who} {time} 也打过。</translation>
    </message>
    <message>
        <source>Both are kept.</source>
        <translation>两次都记着。</translation>
    </message>
    <message>
        <source>{name}: {word}</source>
        <translation>{name}：{word}</translation>
    </message>
</context>
<context>
    <name>CareSaying</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>超 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>还有 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>no word yet</source>
        <translation>还没联系过</translation>
    </message>
    <message>
        <source>heard today</source>
        <translation>今天联系过</translation>
    </message>
    <message numerus="yes">
        <source>heard %n day(s) ago</source>
        <translation>
            <numerusform>%n 天前联系</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseAnalysisView</name>
    <message>
        <source>Period</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>按什么数</translation>
    </message>
    <message>
        <source>Requests, counted</source>
        <translation>诉求统计</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>值得留意</translation>
    </message>
    <message>
        <source>No place and no home stands out.</source>
        <translation>没有哪个地方、哪一户特别突出。</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>看全部</translation>
    </message>
    <message>
        <source>What customers say</source>
        <translation>用户评价</translation>
    </message>
    <message>
        <source>Whom to ask next</source>
        <translation>这一轮该问谁</translation>
    </message>
    <message>
        <source>No requests in this period.</source>
        <translation>这段时间没有诉求。</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>有多少</translation>
    </message>
    <message>
        <source>Analysis of requests</source>
        <translation>诉求分析</translation>
    </message>
    <message>
        <source>Everybody has been asked in this round.</source>
        <translation>这一轮都问过了。</translation>
    </message>
    <message>
        <source>No answers in this period. They are asked for after a visit or a call-back.</source>
        <translation>这段时间没有评价。走访或回访后可以请用户评一评。</translation>
    </message>
    <message>
        <source>What was told is kept confidential</source>
        <translation>内容保密</translation>
    </message>
</context>
<context>
    <name>CaseDialog</name>
    <message>
        <source>Register a request</source>
        <translation>登记诉求</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>哪一类</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>用户说了什么</translation>
    </message>
    <message>
        <source>In their own words: what, since when, what they want</source>
        <translation>照原话记：什么事、从什么时候起、想怎么解决</translation>
    </message>
    <message>
        <source>Whose household</source>
        <translation>哪一户</translation>
    </message>
    <message>
        <source>Who asks</source>
        <translation>谁提的</translation>
    </message>
    <message>
        <source>Phone to call back</source>
        <translation>回电号码</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>从哪里来的</translation>
    </message>
    <message>
        <source>How far out it is</source>
        <translation>地区类别</translation>
    </message>
    <message>
        <source>Area as last time</source>
        <translation>地区同上次</translation>
    </message>
    <message>
        <source>Keep it confidential:</source>
        <translation>保密，只让看到：</translation>
    </message>
    <message>
        <source>Who may see it</source>
        <translation>谁可以看</translation>
    </message>
    <message>
        <source>It came not just now but at</source>
        <translation>不是刚才的事，是在</translation>
    </message>
    <message>
        <source>When it came</source>
        <translation>什么时候来的</translation>
    </message>
    <message>
        <source>What it is (1 to 8)</source>
        <translation>哪一类（按 1 到 8）</translation>
    </message>
    <message>
        <source>Whose household (may stay empty)</source>
        <translation>哪一户（可以不填）</translation>
    </message>
    <message>
        <source>Say first what it is: an enquiry, a fault, a complaint …</source>
        <translation>先选是哪一类：咨询、报修、投诉……</translation>
    </message>
    <message>
        <source>Registered; you answer for it to the end.</source>
        <translation>已登记，您是首问责任人，跟到办结。</translation>
    </message>
</context>
<context>
    <name>CaseEraseDialog</name>
    <message>
        <source>Erase what was said in {number} for good?</source>
        <translation>永久清除 {number} 的内容？</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久清除</translation>
    </message>
    <message>
        <source>Who it is about, what was said and every note are erased on this laptop at once and on the others when they exchange; they cannot be brought back. The number, the course and the deadlines stay, and that it was erased, when and by whom.</source>
        <translation>是谁提的、说了什么和所有备注，这台电脑上立即清除，其他电脑同步后也会清除，找不回来。编号、经过和时限留着，什么时候、由谁清除的也会留下。</translation>
    </message>
</context>
<context>
    <name>CaseEventDialog</name>
    <message>
        <source>Write it down</source>
        <translation>记下来</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Promised by</source>
        <translation>答应在</translation>
    </message>
    <message>
        <source>Who allowed it</source>
        <translation>谁批准的</translation>
    </message>
    <message>
        <source>Beyond your own authority: who allowed it?</source>
        <translation>超出权限，写上是谁批准的</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What was said or done</source>
        <translation>说了什么、做了什么</translation>
    </message>
    <message>
        <source>It was not just now but at</source>
        <translation>不是刚才的事，是在</translation>
    </message>
    <message>
        <source>When it was</source>
        <translation>什么时候</translation>
    </message>
    <message>
        <source>Both times are kept: when it was and when it was written down.</source>
        <translation>发生时间和补记时间都会留着。</translation>
    </message>
</context>
<context>
    <name>CaseLine</name>
    <message>
        <source>Open the request of {who}</source>
        <translation>看 {who} 的诉求</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Handle: {who}</source>
        <translation>办理：{who}</translation>
    </message>
</context>
<context>
    <name>CaseLookDialog</name>
    <message>
        <source>{number}: why do you look?</source>
        <translation>{number}：为什么要看？</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>写几个字</translation>
    </message>
    <message>
        <source>In your own words (needed for another reason)</source>
        <translation>写几个字（选其他原因时必填）</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Who looked, when and why is kept; supervisors and whoever took the case can see it.</source>
        <translation>谁、什么时候、为什么看都会留下记录，主管和登记人能查。</translation>
    </message>
</context>
<context>
    <name>CaseSaying</name>
    <message>
        <source>Name kept confidential</source>
        <translation>投诉人保密</translation>
    </message>
    <message>
        <source>No name left</source>
        <translation>没留姓名</translation>
    </message>
    <message>
        <source>stands still, {left} {unit} left</source>
        <translation>暂停计时，还剩 {left} {unit}</translation>
    </message>
    <message>
        <source>{time} late</source>
        <translation>已超时 {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还有 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of 5 points</source>
        <translation>
            <numerusform>满意度 %n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>allowed by {who}</source>
        <translation>{who} 批准</translation>
    </message>
    <message>
        <source>by {when}</source>
        <translation>{when} 前</translation>
    </message>
</context>
<context>
    <name>CaseSheet</name>
    <message>
        <source>All requests</source>
        <translation>全部诉求</translation>
    </message>
    <message>
        <source>Open the household</source>
        <translation>看这一户</translation>
    </message>
    <message>
        <source>Look at what is confidential…</source>
        <translation>查看保密内容…</translation>
    </message>
    <message>
        <source>Ask how it was…</source>
        <translation>请用户评价…</translation>
    </message>
    <message>
        <source>Evidence pack…</source>
        <translation>导出证据包…</translation>
    </message>
    <message>
        <source>Who looked…</source>
        <translation>谁看过…</translation>
    </message>
    <message>
        <source>Erase what was said…</source>
        <translation>清除内容…</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Nothing has been written down yet.</source>
        <translation>还没有记录。</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>用户说了什么</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Check the fault together…</source>
        <translation>一起查故障…</translation>
    </message>
    <message>
        <source>Documents to bring…</source>
        <translation>所需材料…</translation>
    </message>
    <message>
        <source>Late: ring them first, and escalate what you cannot settle yourself.</source>
        <translation>已超时：先给用户回个话，自己办不了的就升级上报。</translation>
    </message>
    <message>
        <source>The usual course</source>
        <translation>办理步骤</translation>
    </message>
    <message>
        <source>Also possible now</source>
        <translation>还可以记</translation>
    </message>
    <message>
        <source>taken by {name}, who answers for it</source>
        <translation>首问责任人 {name}</translation>
    </message>
    <message>
        <source>Erased for good; its course and its deadlines stay.</source>
        <translation>内容已永久清除；经过和时限还在。</translation>
    </message>
    <message>
        <source>What was said is confidential. Looking at it is written down with the reason.</source>
        <translation>内容保密。查看要写原因，谁看过会留下记录。</translation>
    </message>
    <message>
        <source>What was said is seen by those it was shared with only.</source>
        <translation>内容保密，只有指定的人能看。</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>已升级</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>with {department}</source>
        <translation>承办：{department}</translation>
    </message>
    <message>
        <source>order {number}</source>
        <translation>工单 {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n of 5 points</source>
        <translation>
            <numerusform>满意度 %n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>Next: {what}</source>
        <translation>下一步：{what}</translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation>记下了。</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Register a request</source>
        <translation>登记诉求</translation>
    </message>
    <message>
        <source>Number, words, name, order number</source>
        <translation>编号 / 内容 / 姓名 / 工单号</translation>
    </message>
    <message>
        <source>Find a request</source>
        <translation>找诉求</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>With closed ones</source>
        <translation>含已办结</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Nobody has asked for anything yet. What is said at the door is kept here until it is settled.</source>
        <translation>还没有诉求。门口听到的事登记在这里，一直跟到办结。</translation>
    </message>
    <message>
        <source>No request fits.</source>
        <translation>没有符合条件的诉求。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>看全部</translation>
    </message>
</context>
<context>
    <name>ChartTile</name>
    <message>
        <source>More for: {title}</source>
        <translation>{title}：更多</translation>
    </message>
    <message>
        <source>Nothing in this period.</source>
        <translation>这段时间没有数据。</translation>
    </message>
    <message>
        <source>Copy as a &amp;picture</source>
        <translation>复制成图片(&amp;P)</translation>
    </message>
    <message>
        <source>Copy as a &amp;table</source>
        <translation>复制成表格(&amp;T)</translation>
    </message>
</context>
<context>
    <name>CheckListDialog</name>
    <message>
        <source>Keep the check</source>
        <translation>记下核对</translation>
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
    <name>ClassBlock</name>
    <message>
        <source>own judgement: yes</source>
        <translation>本人判断：是</translation>
    </message>
    <message>
        <source>It is so</source>
        <translation>是</translation>
    </message>
    <message>
        <source>It is not</source>
        <translation>不是</translation>
    </message>
    <message>
        <source>It leads</source>
        <translation>作主要</translation>
    </message>
    <message>
        <source>Own judgement</source>
        <translation>本人判断</translation>
    </message>
    <message>
        <source>own judgement: no</source>
        <translation>本人判断：不是</translation>
    </message>
    <message>
        <source>{said}, leads</source>
        <translation>{said}，主要</translation>
    </message>
    <message>
        <source>Nothing speaks for it so far.</source>
        <translation>目前没有依据。</translation>
    </message>
</context>
<context>
    <name>ColumnView</name>
    <message>
        <source>Nothing here.</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>the last {shown} of {all}</source>
        <translation>最近 {shown} 件，共 {all} 件</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>已升级</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>保密</translation>
    </message>
    <message numerus="yes">
        <source>%n of 5 points</source>
        <translation>
            <numerusform>满意度 %n 分</numerusform>
        </translation>
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
        <translation>先不动</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>Open the household</source>
        <translation>打开这一户</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Use all of this side</source>
        <translation>全用这一份</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>用这一份</translation>
    </message>
    <message>
        <source>shown now</source>
        <translation>现在显示</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>用这个</translation>
    </message>
    <message>
        <source>Use {value} for {field}</source>
        <translation>{field}用“{value}”</translation>
    </message>
    <message>
        <source>This laptop&apos;s clock was off: do not go by the time.</source>
        <translation>这台电脑当时的钟不准，别按时间来定。</translation>
    </message>
    <message>
        <source>That laptop&apos;s clock was off: do not go by the time.</source>
        <translation>那台电脑当时的钟不准，别按时间来定。</translation>
    </message>
    <message>
        <source>Neither is right?</source>
        <translation>都不对？</translation>
    </message>
    <message>
        <source>Type it myself</source>
        <translation>我来填</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>留着</translation>
    </message>
    <message>
        <source>Delete it after all</source>
        <translation>还是删掉</translation>
    </message>
    <message>
        <source>deleted it</source>
        <translation>删掉了</translation>
    </message>
    <message>
        <source>changed {field}: {value}</source>
        <translation>改了{field}：{value}</translation>
    </message>
    <message>
        <source>Until you decide it stays. Deleted, {name} no longer shows, nor do its {what}; it can be undone.</source>
        <translation>没定之前先留着。删掉后，{name}和这一户的{what}都不再显示；可以撤销。</translation>
    </message>
    <message>
        <source>Until you decide it stays. Deleted, {name} no longer shows; it can be undone.</source>
        <translation>没定之前先留着。删掉后，{name}不再显示；可以撤销。</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>户号 {number}</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您记的</translation>
    </message>
    <message>
        <source>another laptop</source>
        <translation>另一台电脑</translation>
    </message>
    <message>
        <source>{name}&apos;s</source>
        <translation>{name}记的</translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>两处不一样</translation>
    </message>
    <message>
        <source>Nothing differs. Every laptop that was heard says the same.</source>
        <translation>没有不一样的地方，联系上的电脑记的都一致。</translation>
    </message>
    <message>
        <source>The first {shown} of {count} are here; the next come forward by themselves.</source>
        <translation>这里先列 {count} 组里的前 {shown} 组，定完后面的会自己补上来。</translation>
    </message>
    <message>
        <source>{field}: type it myself</source>
        <translation>{field}：我来填</translation>
    </message>
    <message>
        <source>There are: {values}</source>
        <translation>现有：{values}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This holds</source>
        <translation>就用这个</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message numerus="yes">
        <source>%n value(s) were written differently on two laptops. None is lost; please choose.</source>
        <translation>
            <numerusform>有 %n 处两台电脑记的不一样，两份都没丢，请您定。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>A word with {name}</source>
        <translation>和{name}联系</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>In which way</source>
        <translation>用什么方式</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果怎样</translation>
    </message>
    <message>
        <source>e.g. all is well, the stove is off</source>
        <translation>例如：都好，炉子关了</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>说了什么</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>Choose the corrected workbook</source>
        <translation>选改好的走访表</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx *.xls)</source>
        <translation>表格 (*.xlsx *.xls)</translation>
    </message>
</context>
<context>
    <name>CorrectionsDialog</name>
    <message>
        <source>Corrected workbook</source>
        <translation>改好的走访表</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>What</source>
        <translation>哪一项</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>本机现在</translation>
    </message>
    <message>
        <source>In the sheet</source>
        <translation>表里</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>谁改的</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>更正</translation>
    </message>
    <message numerus="yes">
        <source>Also record %n new visit(s) of the sheet</source>
        <translation>
            <numerusform>表里另有 %n 次新的走访，一起补录</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take them</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>{file}: {rows} visits read, {same} unchanged.</source>
        <translation>{file}：读到 {rows} 次走访，{same} 次没有变化。</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) were changed here only and stay.</source>
        <translation>
            <numerusform>%n 处只在本机改过，保留本机的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) recorded.</source>
        <translation>
            <numerusform>补录了 %n 次走访。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to take.</source>
        <translation>没有要采用的。</translation>
    </message>
    <message>
        <source>sheet and here</source>
        <translation>表里和本机都改过</translation>
    </message>
    <message>
        <source>the sheet</source>
        <translation>表里改的</translation>
    </message>
    <message numerus="yes">
        <source>Take %n correction(s)</source>
        <translation>
            <numerusform>采用 %n 处更正</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of visits corrected.</source>
        <translation>
            <numerusform>已更正走访里的 %n 处。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverageView</name>
    <message>
        <source>By class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By village</source>
        <translation>按村</translation>
    </message>
    <message>
        <source>By care tier</source>
        <translation>按关爱等级</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Overdue households</source>
        <translation>逾期未访的住户</translation>
    </message>
    <message>
        <source>Everybody was seen in time.</source>
        <translation>都按时走访了。</translation>
    </message>
    <message>
        <source>Reading the visits …</source>
        <translation>正在读走访记录…</translation>
    </message>
    <message>
        <source>{seen} of {all} households seen in time</source>
        <translation>{all} 户里有 {seen} 户按时走访</translation>
    </message>
    <message>
        <source>{share} % seen in time</source>
        <translation>按时走访 {share}%</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) overdue, the longest first</source>
        <translation>
            <numerusform>%n 户逾期，拖得久的在前</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>逾期 %n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n never seen</source>
        <translation>
            <numerusform>%n 户从没走访过</numerusform>
        </translation>
    </message>
    <message>
        <source>{seen} of {all} in time</source>
        <translation>{all} 户里 {seen} 户按时</translation>
    </message>
    <message>
        <source>none</source>
        <translation>未分</translation>
    </message>
    <message>
        <source>last seen {day}</source>
        <translation>上次 {day}</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>还没走访过</translation>
    </message>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>%n 天一访</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoveringView</name>
    <message>
        <source>Hand the area over …</source>
        <translation>移交整个网格…</translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>A home is its last visitor&apos;s until it is handed over. Hand single homes over on the household&apos;s page.</source>
        <translation>没有移交过的住户，算在最近走访的人名下。单户移交在住户页里办。</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>还没人走访</translation>
    </message>
    <message>
        <source>{villages} and {count} more</source>
        <translation>{villages} 等，另有 {count} 个村</translation>
    </message>
    <message numerus="yes">
        <source>%n home(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>To the laptop</source>
        <translation>看电脑</translation>
    </message>
</context>
<context>
    <name>CutOffDialog</name>
    <message>
        <source>Why, e.g. arrears of September and October</source>
        <translation>为什么停，例如：欠 9、10 月电费</translation>
    </message>
    <message>
        <source>Which supervisor allowed it</source>
        <translation>哪位主管批准</translation>
    </message>
    <message>
        <source>What supplies them instead</source>
        <translation>备用电源怎么安排</translation>
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
    <name>DayPane</name>
    <message>
        <source>How far the day is</source>
        <translation>这天走了多少</translation>
    </message>
    <message>
        <source>Plan anew from now</source>
        <translation>从现在重排</translation>
    </message>
    <message>
        <source>Take in the ledger</source>
        <translation>导入台账</translation>
    </message>
    <message>
        <source>No home of this area has a place yet, so the ways are guesses.</source>
        <translation>网格里的住户还没有坐标，路程是估的。</translation>
    </message>
    <message>
        <source>Nobody to see on this day.</source>
        <translation>这一天没有要走访的住户。</translation>
    </message>
    <message>
        <source>Go to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Plan anew</source>
        <translation>重新排</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) behind the plan.</source>
        <translation>
            <numerusform>比计划晚了 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is left of the week: {hours}</source>
        <translation>本周余下：{hours}</translation>
    </message>
    <message numerus="yes">
        <source>%n due, no room</source>
        <translation>
            <numerusform>%n 户到期排不下</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) fall due by this day and find no room in it. Show them</source>
        <translation>
            <numerusform>有 %n 户到这天就到期，却排不进来。点开看看</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was planned for this day.</source>
        <translation>这一天没有排计划。</translation>
    </message>
    <message>
        <source>There is no plan yet, and nobody there is reason to see on this day.</source>
        <translation>还没排计划，这一天也没有要走访的住户。</translation>
    </message>
    <message>
        <source>Plan this day all the same</source>
        <translation>照样排这一天</translation>
    </message>
    <message>
        <source>There is no plan for today yet.</source>
        <translation>今天还没有排走访。</translation>
    </message>
    <message>
        <source>Plan my day</source>
        <translation>排今天的走访</translation>
    </message>
    <message>
        <source>There is no plan for this day yet.</source>
        <translation>这一天还没有排走访。</translation>
    </message>
    <message>
        <source>Plan this day</source>
        <translation>排这一天</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>会晚到</translation>
    </message>
    <message>
        <source>hour kept</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>place guessed</source>
        <translation>位置是估的</translation>
    </message>
    <message>
        <source>Meal until {end}</source>
        <translation>吃饭，到 {end}</translation>
    </message>
</context>
<context>
    <name>DayPrintDialog</name>
    <message>
        <source>Print the day sheet</source>
        <translation>打印走访单</translation>
    </message>
    <message>
        <source>visits {day}.pdf</source>
        <translation>走访单 {day}.pdf</translation>
    </message>
    <message>
        <source>How to &amp;talk there</source>
        <translation>怎么谈（&amp;T）</translation>
    </message>
    <message>
        <source>The day sheet, A4</source>
        <translation>走访单，A4</translation>
    </message>
    <message>
        <source>In order, with hours, reasons and what to look at; room to note what happened.</source>
        <translation>按先后排好，写明时间、缘由和要看的，留空记结果。</translation>
    </message>
    <message>
        <source>Say on the sheet</source>
        <translation>单子上写</translation>
    </message>
    <message>
        <source>The sheet holds names, phones and what is nobody else&apos;s business. Keep it on you and tear it up after the day.</source>
        <translation>单子上有姓名、电话和不便外传的事。请随身带好，当天用完撕掉。</translation>
    </message>
</context>
<context>
    <name>DayReviewDialog</name>
    <message>
        <source>Keep</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Reading the day …</source>
        <translation>正在看今天的记录…</translation>
    </message>
    <message>
        <source>One of the three is enough</source>
        <translation>三项写一项就行</translation>
    </message>
    <message>
        <source>Write into one of the three, or leave with Esc.</source>
        <translation>三项里写一项，或按 Esc 离开。</translation>
    </message>
    <message>
        <source>Leave without keeping what you wrote?</source>
        <translation>写的还没记下，要离开吗？</translation>
    </message>
    <message>
        <source>It is not kept anywhere yet.</source>
        <translation>离开后，刚写的就没有了。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>The look back on the day is kept.</source>
        <translation>今日复盘已记下。</translation>
    </message>
</context>
<context>
    <name>DeadlineLine</name>
    <message>
        <source>The days off of {year} are not announced yet; the date may move.</source>
        <translation>{year} 年放假安排还没公布，日期可能变。</translation>
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
        <source>The check is kept.</source>
        <translation>核对记下了。</translation>
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
        <source>The promise is noted.</source>
        <translation>承诺记下了。</translation>
    </message>
    <message>
        <source>The promise is up to date.</source>
        <translation>承诺更新了。</translation>
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
    <name>DeviceWords</name>
    <message numerus="yes">
        <source>%n part(s) behind</source>
        <translation>
            <numerusform>差 %n 批</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) wait to be looked at</source>
        <translation>
            <numerusform>%n 批等您看</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Look on the server</source>
        <translation>到服务器上找</translation>
    </message>
    <message>
        <source>Look on a stick</source>
        <translation>到 U 盘上找</translation>
    </message>
    <message>
        <source>After the code was typed in on the new laptop, look for it here and let it in.</source>
        <translation>新电脑输入邀请码以后，在这里找到它，再批准加入。</translation>
    </message>
    <message>
        <source>Who asks to join?</source>
        <translation>谁在申请加入？</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在找…</translation>
    </message>
    <message>
        <source>mark {id}</source>
        <translation>标记 {id}</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Let {name} in</source>
        <translation>批准 {name}</translation>
    </message>
    <message>
        <source>These proved that they hold a code of yours:</source>
        <translation>下面这些核对过，用的是您发的邀请码：</translation>
    </message>
    <message>
        <source>Nobody asks there now. Has the code been typed in on the new laptop, and did it reach the same place?</source>
        <translation>那里现在没有人申请。新电脑输入邀请码了吗？用的是不是同一个地址或 U 盘？</translation>
    </message>
    <message>
        <source>Letting in …</source>
        <translation>正在批准…</translation>
    </message>
    <message>
        <source>Let in: {names}.</source>
        <translation>已批准：{names}。</translation>
    </message>
    <message>
        <source>On that laptop it goes on by itself, or after the stick is back there.</source>
        <translation>那台电脑会自己接着走；用 U 盘的，把 U 盘插回去就行。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>什么都没有改。</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>{name}的身份</translation>
    </message>
    <message>
        <source>Put out …</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Put out {name}</source>
        <translation>停用{name}</translation>
    </message>
    <message>
        <source>Look at its late work …</source>
        <translation>看后来送的…</translation>
    </message>
    <message>
        <source>Look at the late work of {name}</source>
        <translation>看{name}停用后送来的</translation>
    </message>
    <message>
        <source>Recovery key …</source>
        <translation>恢复密钥…</translation>
    </message>
    <message>
        <source>&amp;Invite a laptop …</source>
        <translation>邀请电脑(&amp;I)…</translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Recover with the printed key …</source>
        <translation>用打印的密钥恢复…</translation>
    </message>
    <message>
        <source> Only a supervisor&apos;s laptop lets others in or puts them out.</source>
        <translation>邀请和停用要在所长的电脑上做。</translation>
    </message>
    <message>
        <source>This laptop is a supervisor&apos;s now.</source>
        <translation>这台电脑现在是所长的电脑了。</translation>
    </message>
    <message>
        <source>It works as {role} from now on.</source>
        <translation>它的身份改成{role}了。</translation>
    </message>
    <message>
        <source>What it has sent until now stays.</source>
        <translation>它到现在为止送来的，都留着。</translation>
    </message>
    <message>
        <source>What it sends later does not count until you have looked at it; nothing is lost.</source>
        <translation>它以后送来的，等您看过才算数，不会丢。</translation>
    </message>
    <message>
        <source>Once it hears of it, it hands over its unsent work, locks, and makes its copy unreadable.</source>
        <translation>它一得知停用，就先交出没送的记录，再锁上，把自己那份销毁。</translation>
    </message>
    <message>
        <source>A stolen laptop that is unlocked keeps what it already had.</source>
        <translation>要是电脑被偷时没锁，已经在里面的资料收不回来。</translation>
    </message>
    <message>
        <source>{name} is out. Sync now, so that the others hear of it.</source>
        <translation>{name}已停用。请同步一次，让别的电脑知道。</translation>
    </message>
    <message>
        <source>Put {name} out?</source>
        <translation>停用{name}？</translation>
    </message>
    <message>
        <source>Put it out</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Taken, all laptops show it under {name}&apos;s name; each change stands in the history.</source>
        <translation>收下后，所有电脑都会显示，写明是{name}记的，每一处都能在历史里查到。</translation>
    </message>
    <message>
        <source>Left, it stays here sealed, and you can take it another day.</source>
        <translation>先不收，就原封放在这里，哪天再收都行。</translation>
    </message>
    <message>
        <source>Taken: the work counts on all laptops after their next sync.</source>
        <translation>收下了，别的电脑同步后也会有。</translation>
    </message>
    <message>
        <source>Take the late work of {name}?</source>
        <translation>收下{name}停用后送来的记录？</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>收下</translation>
    </message>
    <message>
        <source>Who &amp;looked …</source>
        <translation>谁看过(&amp;L)…</translation>
    </message>
    <message>
        <source>Who opened a confidential request or asked for the word at a door, when and why.</source>
        <translation>谁在什么时候、为什么打开过保密诉求，或者看过敲门口令。</translation>
    </message>
    <message>
        <source>Sensitive records</source>
        <translation>敏感记录</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message numerus="yes">
        <source>%n laptop(s) hold this area.</source>
        <translation>
            <numerusform>有 %n 台电脑在用这个网格。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n laptop(s) get a new key with their next sync.</source>
        <translation>
            <numerusform>其余 %n 台电脑下次同步时换新钥匙。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has not confirmed %n part(s) yet; those it may never see.</source>
        <translation>
            <numerusform>它还有 %n 批没确认收到，以后可能也收不到了。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) came after it was put out. None of it counts now.</source>
        <translation>
            <numerusform>停用后送来 %n 批，现在都不算数。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DevicesPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 台</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceLine</name>
    <message>
        <source>Look at them</source>
        <translation>去看看</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) were written differently on two laptops. Please choose.</source>
        <translation>
            <numerusform>有 %n 处两台电脑记的不一样，请您定。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentsDialog</name>
    <message>
        <source>Documents to bring</source>
        <translation>办事材料</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DocumentsList</name>
    <message>
        <source>What is applied for</source>
        <translation>办什么事</translation>
    </message>
    <message>
        <source>Documents to bring</source>
        <translation>办事材料</translation>
    </message>
    <message>
        <source>Who applies</source>
        <translation>谁来办</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>To send it by message: everything at once</source>
        <translation>发消息一次说全</translation>
    </message>
    <message>
        <source>{topic}: documents to bring</source>
        <translation>{topic}：要带的材料</translation>
    </message>
    <message>
        <source>The list is on the clipboard.</source>
        <translation>清单已复制。</translation>
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
    <name>DoneDialog</name>
    <message>
        <source>{name}: how did it go?</source>
        <translation>{name}：联系得怎么样？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>In which way</source>
        <translation>怎么联系的</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>e.g. all switched off, is well</source>
        <translation>比如：都关了，人挺好</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>补充一句</translation>
    </message>
    <message>
        <source>Ask about: {what}</source>
        <translation>问一问：{what}</translation>
    </message>
    <message>
        <source>In your own words (may stay empty)</source>
        <translation>补充一句（可不填）</translation>
    </message>
    <message>
        <source>{name}: {word}</source>
        <translation>{name}：{word}</translation>
    </message>
</context>
<context>
    <name>DoorAsks</name>
    <message>
        <source>How to talk with them…</source>
        <translation>怎么说话合适…</translation>
    </message>
    <message>
        <source>Asked in passing</source>
        <translation>顺便问一句</translation>
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
    <name>DoorQuestions</name>
    <message>
        <source>Questionnaires</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Alt+U · press to begin</source>
        <translation>Alt+U · 点一下开始问</translation>
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
        <source>Advice</source>
        <translation>锦囊</translation>
    </message>
    <message>
        <source>A request</source>
        <translation>登记诉求</translation>
    </message>
    <message>
        <source>Check-list</source>
        <translation>核对单</translation>
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
        <source>The request is registered.</source>
        <translation>诉求已登记。</translation>
    </message>
    <message>
        <source>The check is kept.</source>
        <translation>核对记下了。</translation>
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
    <message numerus="yes">
        <source>%n question(s) of the questionnaires are not answered yet, or not rightly.</source>
        <translation>
            <numerusform>问卷还有 %n 题没答，或答得不对。</numerusform>
        </translation>
    </message>
    <message>
        <source>All you have written is kept.</source>
        <translation>写下的都留着。</translation>
    </message>
    <message>
        <source>Press once more to finish without them.</source>
        <translation>再按一次，就这样结束。</translation>
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
    <message>
        <source>Ask how it was</source>
        <translation>请评价</translation>
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
    <name>EmergencyCardDialog</name>
    <message>
        <source>Emergency card</source>
        <translation>停电应急卡</translation>
    </message>
    <message>
        <source>How the card looks</source>
        <translation>卡片的样子</translation>
    </message>
    <message>
        <source>Your telephone</source>
        <translation>您的电话</translation>
    </message>
    <message>
        <source>&amp;Show the word</source>
        <translation>看口令(&amp;S)</translation>
    </message>
    <message>
        <source>Print the &amp;word itself too</source>
        <translation>口令也印上去(&amp;W)</translation>
    </message>
    <message>
        <source>New word</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>Hint that may stand on the card</source>
        <translation>可以印在卡上的提示</translation>
    </message>
    <message>
        <source>&amp;Agree on it</source>
        <translation>约定(&amp;A)</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>&amp;Print …</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF …</source>
        <translation>存成 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A word only the two of you know: whoever says it at the door is from us. The hint may hang on the wall, the word may not. Each time it is shown is kept, with your name.</source>
        <translation>只有你们两家知道的词，敲门说得对才是自己人。提示可以贴墙上，口令不行。谁看过口令都会记下。</translation>
    </message>
    <message>
        <source>In large print, to hang by the telephone.</source>
        <translation>大字，贴在电话旁边。</translation>
    </message>
    <message>
        <source>Word for the door</source>
        <translation>敲门口令</translation>
    </message>
    <message>
        <source>None is agreed yet.</source>
        <translation>还没约。</translation>
    </message>
    <message>
        <source>Agreed on {day} by {who}.</source>
        <translation>{day} {who} 约的。</translation>
    </message>
    <message>
        <source>Hint: {hint}</source>
        <translation>提示：{hint}</translation>
    </message>
    <message>
        <source>Last shown to {who} on {day}.</source>
        <translation>上次看的是 {who}，{day}。</translation>
    </message>
    <message>
        <source>The word is: {word}</source>
        <translation>口令是：{word}</translation>
    </message>
    <message>
        <source>Agreed.</source>
        <translation>约好了。</translation>
    </message>
</context>
<context>
    <name>EndDialog</name>
    <message>
        <source>{need} of {name} is over</source>
        <translation>{name}的“{need}”已结束</translation>
    </message>
    <message>
        <source>It is over</source>
        <translation>已经结束</translation>
    </message>
    <message>
        <source>e.g. walks again without a stick</source>
        <translation>例如：不用拐杖也能走了</translation>
    </message>
    <message>
        <source>What was seen or said</source>
        <translation>看到或听到的情况</translation>
    </message>
</context>
<context>
    <name>EntryDetail</name>
    <message>
        <source>A question to the steward</source>
        <translation>问一句</translation>
    </message>
    <message>
        <source>Ask in one friendly sentence; Enter sends it</source>
        <translation>客气地问一句，回车发出</translation>
    </message>
    <message>
        <source>Ask back</source>
        <translation>问一句</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已看</translation>
    </message>
    <message>
        <source>Entered on {day}</source>
        <translation>{day} 补记</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>打开诉求</translation>
    </message>
    <message>
        <source>Open the household</source>
        <translation>看住户</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>Worth a look, because</source>
        <translation>值得看一眼</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Said about it</source>
        <translation>来往的话</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase “{need}” of {name} for good?</source>
        <translation>彻底清除{name}的“{need}”？</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>彻底清除</translation>
    </message>
    <message>
        <source>What was written down is erased on this laptop at once and on the others when they exchange; it cannot be brought back. Only that there was an entry, when it was erased and by whom stays. Copies on sticks and in backups stay encrypted; no GridSteward shows them any more.</source>
        <translation>登记的内容会立即从这台电脑清除，其他电脑在下次同步时清除，清除后无法找回。只留下曾有一项登记、何时由谁清除。U 盘和备份里的旧数据仍是加密的，电管家不会再显示。</translation>
    </message>
</context>
<context>
    <name>EveningLine</name>
    <message>
        <source>Look back on the day</source>
        <translation>今日复盘</translation>
    </message>
    <message numerus="yes">
        <source>Today: %n visit(s).</source>
        <translation>
            <numerusform>今天走了 %n 户。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every promise due is kept.</source>
        <translation>到期的承诺都兑现了。</translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) still open.</source>
        <translation>
            <numerusform>到期没办的承诺还有 %n 件。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventLine</name>
    <message>
        <source>Change {what}</source>
        <translation>改{what}</translation>
    </message>
    <message>
        <source>Take off {what}</source>
        <translation>去掉{what}</translation>
    </message>
    <message>
        <source>{trust}: written down {entered}</source>
        <translation>{trust}，{entered} 记的</translation>
    </message>
    <message>
        <source>Does not fit where the case stood; kept as a record only.</source>
        <translation>跟当时的步骤对不上，只作记录。</translation>
    </message>
    <message>
        <source>Happened {at} · written down {entered} · on this laptop {received}</source>
        <translation>发生 {at} · 记录 {entered} · 到这台电脑 {received}</translation>
    </message>
</context>
<context>
    <name>EvidenceCheck</name>
    <message>
        <source>Check an evidence pack</source>
        <translation>检验证据包</translation>
    </message>
    <message>
        <source>Tells whether anything in a pack was changed since it was made, and which area made it. Nothing of it is taken in.</source>
        <translation>看看证据包做好以后有没有被改过、是哪个网格做的。只检验，不导入任何内容。</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>证据包</translation>
    </message>
    <message>
        <source>a .zip, or the folder it was unpacked into</source>
        <translation>.zip 文件，或者解压后的文件夹</translation>
    </message>
    <message>
        <source>&amp;File …</source>
        <translation>选文件(&amp;F)…</translation>
    </message>
    <message>
        <source>F&amp;older …</source>
        <translation>选文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Area seal</source>
        <translation>网格印记</translation>
    </message>
    <message>
        <source>as the station told it, may be left empty</source>
        <translation>供电所告诉的印记，可以不填</translation>
    </message>
    <message>
        <source>This &amp;area&apos;s</source>
        <translation>用本网格的(&amp;A)</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检验</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>检验(&amp;C)</translation>
    </message>
    <message>
        <source>Which evidence pack</source>
        <translation>选哪个证据包</translation>
    </message>
    <message>
        <source>Evidence packs (*.zip)</source>
        <translation>证据包 (*.zip)</translation>
    </message>
    <message>
        <source>Please say which pack.</source>
        <translation>请先选证据包。</translation>
    </message>
    <message>
        <source>Do not rely on this pack: something in it was changed or is missing.</source>
        <translation>这个证据包不能作数：里面有内容被改过，或者缺了。</translation>
    </message>
    <message>
        <source>The pack is whole, and it is of the area whose seal you gave.</source>
        <translation>证据包完好，就是您给的印记那个网格做的。</translation>
    </message>
    <message>
        <source>The pack is whole. Whose it is, only the seal tells: compare it.</source>
        <translation>证据包完好。是不是那个所做的，要比对印记才知道。</translation>
    </message>
</context>
<context>
    <name>EvidenceCheckDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Evidence pack</source>
        <translation>证据包</translation>
    </message>
    <message>
        <source>The case as a PDF and as data, with its journal entries and proofs. Others in the household, other cases and other visits are not in it.</source>
        <translation>一份 PDF、一份数据，加上日志里的原始条目和证明。家里其他人、别的诉求、别的走访都不在里面。</translation>
    </message>
    <message>
        <source>Making the pack</source>
        <translation>正在制作证据包</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Make the pack</source>
        <translation>制作证据包(&amp;M)</translation>
    </message>
    <message>
        <source>Put in &amp;who it is and what was said</source>
        <translation>把是谁、说了什么也放进去(&amp;W)</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>such as: requested by the court</source>
        <translation>例如：法院调取</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;Elsewhere …</source>
        <translation>换个地方(&amp;E)…</translation>
    </message>
    <message>
        <source>Language of the PDF</source>
        <translation>PDF 用哪种语言</translation>
    </message>
    <message>
        <source>The pack leaves the encrypted area: anybody who has it can read it. Give it only to whom it is meant for.</source>
        <translation>证据包出了加密的网格，谁拿到都能看。只交给该看的人。</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>照片和文件</translation>
    </message>
    <message>
        <source>&amp;Copy the seal</source>
        <translation>复制印记(&amp;C)</translation>
    </message>
    <message>
        <source>Whoever checks the pack compares this seal. Tell it in person, by phone or on paper, not together with the pack.</source>
        <translation>检验的人要比对这个印记。请当面、用电话或书面告诉，不要和证据包放在一起。</translation>
    </message>
    <message>
        <source>Area seal</source>
        <translation>网格印记</translation>
    </message>
    <message>
        <source>Evidence pack of {number}</source>
        <translation>诉求 {number} 的证据包</translation>
    </message>
    <message>
        <source>evidence {number}.zip</source>
        <translation>证据包 {number}.zip</translation>
    </message>
    <message>
        <source>This laptop may not read who it is and what was said</source>
        <translation>这台电脑看不到是谁、说了什么</translation>
    </message>
    <message>
        <source>No photos or files belong to this case.</source>
        <translation>这件诉求没有照片和文件。</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} kB</translation>
    </message>
    <message>
        <source>{file} (on another laptop)</source>
        <translation>{file}（在别的电脑上）</translation>
    </message>
    <message>
        <source>Where to put the pack</source>
        <translation>证据包放在哪里</translation>
    </message>
    <message>
        <source>Evidence packs (*.zip)</source>
        <translation>证据包 (*.zip)</translation>
    </message>
    <message>
        <source>Please say where to put the file.</source>
        <translation>请写明文件放在哪里。</translation>
    </message>
    <message>
        <source>Please say what it is for: the case is confidential.</source>
        <translation>这件诉求是保密的，请写明用途。</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) and file(s)</source>
        <translation>
            <numerusform>照片和文件 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>It lies in {path}
{entries}, {files}.</source>
        <translation>放在 {path}
{entries}，{files}。</translation>
    </message>
    <message numerus="yes">
        <source>%n journal entry(ies)</source>
        <translation>
            <numerusform>日志 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>覆盖</translation>
    </message>
</context>
<context>
    <name>ExportAnswers</name>
    <message>
        <source>No questionnaires yet: take one in under Settings</source>
        <translation>还没有问卷，到“设置”里收一份</translation>
    </message>
    <message>
        <source>{title}, answered from {first} to {last}: a row for each visit, a column for each question, all versions.</source>
        <translation>“{title}”{first} 至 {last} 的答案：一次走访一行，一题一列，各个版本都在。</translation>
    </message>
    <message>
        <source>{title} {first} {last}.xlsx</source>
        <translation>{title} {first} {last}.xlsx</translation>
    </message>
    <message>
        <source>Export answers</source>
        <translation>导出问卷答案</translation>
    </message>
</context>
<context>
    <name>ExportCases</name>
    <message>
        <source>What came in from {first} to {last}: every request, every step with its times, and the counts. Confidential ones stand in it without names or words.</source>
        <translation>{first} 至 {last} 来的诉求：每件一行，每一步带时间，另附统计。保密诉求不写姓名，也不写内容。</translation>
    </message>
    <message>
        <source>requests {first} {last}.xlsx</source>
        <translation>诉求工单 {first} {last}.xlsx</translation>
    </message>
    <message>
        <source>Export requests and complaints</source>
        <translation>导出诉求工单</translation>
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
        <source>PDF documents (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
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
        <source>Stopped. Nothing was written.</source>
        <translation>已停下，没有写出文件。</translation>
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
    <name>ExportPeriod</name>
    <message>
        <source>All that was done on {day}, line by line, with the words of the evening. As a workbook, or as a PDF to print: the ending of the name decides.</source>
        <translation>{day} 做过的每一件事，逐条列出，带当天的小结。文件名以 .xlsx 结尾就是表格，以 .pdf 结尾就是可打印的。</translation>
    </message>
    <message>
        <source>work log {day}.xlsx</source>
        <translation>工作日志 {day}.xlsx</translation>
    </message>
    <message>
        <source>Daily log</source>
        <translation>工作日志</translation>
    </message>
    <message>
        <source>Daily report</source>
        <translation>工作日报</translation>
    </message>
    <message>
        <source>Weekly report</source>
        <translation>工作周报</translation>
    </message>
    <message>
        <source>Monthly report</source>
        <translation>工作月报</translation>
    </message>
    <message>
        <source>Report of a period</source>
        <translation>工作报告</translation>
    </message>
    <message>
        <source>From {first} to {last}: figures, charts, visits, requests, promises, overdue care and the log. As a workbook, or as a PDF of figures and charts to print: the ending of the name decides.</source>
        <translation>{first} 至 {last}：概况、图表、走访、诉求、承诺、关爱超期和工作记录。文件名以 .xlsx 结尾就是表格，以 .pdf 结尾就是可打印的概况和图表。</translation>
    </message>
    <message>
        <source>{title} {first} {last}.xlsx</source>
        <translation>{title} {first} {last}.xlsx</translation>
    </message>
    <message>
        <source>Households of: {village}. Who lives there, how they are, what is known and what is missing. Needs stand in it only as far as you may see them.</source>
        <translation>范围：{village}。谁住在那里、性格怎样、了解了什么、还缺什么。特殊需要只列您能看的。</translation>
    </message>
    <message>
        <source>portraits {day}.xlsx</source>
        <translation>客户画像 {day}.xlsx</translation>
    </message>
    <message>
        <source>all villages</source>
        <translation>全部村（社区）</translation>
    </message>
    <message>
        <source>Household portraits</source>
        <translation>客户画像</translation>
    </message>
</context>
<context>
    <name>FaultCheck</name>
    <message>
        <source>Self-check</source>
        <translation>自查</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>Keys 1 to 4 answer, Backspace goes back.</source>
        <translation>按 1 到 4 回答，退格键返回。</translation>
    </message>
    <message>
        <source>{question} {answer}</source>
        <translation>{question}&#x3000;{answer}</translation>
    </message>
</context>
<context>
    <name>FaultCheckDialog</name>
    <message>
        <source>Self-check of a fault</source>
        <translation>故障自查</translation>
    </message>
    <message>
        <source>Take this over</source>
        <translation>采用这个结果</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
        <source>Portrait</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>还缺</translation>
    </message>
    <message>
        <source>Only with open promises</source>
        <translation>只看有承诺未完成的</translation>
    </message>
    <message>
        <source>Only with a tag past its day</source>
        <translation>只看标签到期待核的</translation>
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
    <name>FindingDetail</name>
    <message>
        <source>What became of it</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>To be looked after</source>
        <translation>重点关注户</translation>
    </message>
    <message>
        <source>Less pressing than others of its week</source>
        <translation>不在本周最要紧的里面</translation>
    </message>
    <message>
        <source>Open the household</source>
        <translation>打开住户</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Record the visit</source>
        <translation>记走访</translation>
    </message>
    <message>
        <source>It was nothing …</source>
        <translation>无异常</translation>
    </message>
    <message>
        <source>So it was …</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>kWh a day, before and since</source>
        <translation>度/天，之前 → 之后</translation>
    </message>
    <message>
        <source>against before</source>
        <translation>比之前</translation>
    </message>
    <message>
        <source>the whole area meanwhile</source>
        <translation>同期全网格</translation>
    </message>
    <message>
        <source>since, noticed {day}</source>
        <translation>起，{day}看出来的</translation>
    </message>
    <message>
        <source>certainty {percent}%</source>
        <translation>把握 {percent}%</translation>
    </message>
    <message>
        <source>No phone number is known here.</source>
        <translation>这家还没有电话。</translation>
    </message>
    <message>
        <source>What to do first</source>
        <translation>先做什么</translation>
    </message>
    <message>
        <source>A word on the call, e.g. nobody answered, again tomorrow</source>
        <translation>打过电话？记一句，如：没人接，明天再打</translation>
    </message>
    <message>
        <source>A word on the call</source>
        <translation>电话里怎么说</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>记下</translation>
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
        <translation>不住在家</translation>
    </message>
</context>
<context>
    <name>FindingLine</name>
    <message>
        <source>Look at it</source>
        <translation>看一看</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Open {name}, {note}</source>
        <translation>打开{name}，{note}</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>看一看</translation>
    </message>
</context>
<context>
    <name>FindingsKeeper</name>
    <message>
        <source>{name} has used hardly any power for days.</source>
        <translation>{name}家连着几天几乎没用电。</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) have used hardly any power for days.</source>
        <translation>
            <numerusform>%n 户连着几天几乎没用电。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new household(s) whose use gives reason to look in.</source>
        <translation>
            <numerusform>新看出 %n 户的用电值得问一声。</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>看一看</translation>
    </message>
</context>
<context>
    <name>FindingsPane</name>
    <message>
        <source>Name / pinyin / village</source>
        <translation>姓名 / 拼音 / 村</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>在这里找</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部种类</translation>
    </message>
    <message>
        <source>How often it was right</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>What use data gives reason to look at</source>
        <translation>用电里要看的</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记一笔</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Hide the less pressing</source>
        <translation>收起不急的</translation>
    </message>
    <message numerus="yes">
        <source>Show %n less pressing</source>
        <translation>
            <numerusform>还有 %n 条不急的</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>looking through the readings …</source>
        <translation>正在看读数…</translation>
    </message>
    <message>
        <source>There is no use data yet. Once readings are taken in, this page tells whose use gives reason to look in.</source>
        <translation>还没有用电数据。导入读数以后，这里会告诉您谁家的用电值得问一声。</translation>
    </message>
    <message>
        <source>Take readings in</source>
        <translation>导入读数</translation>
    </message>
    <message>
        <source>Nothing here fits.</source>
        <translation>没有符合的。</translation>
    </message>
    <message>
        <source>Nothing to look at. Readings up to {day} are looked through.</source>
        <translation>没有要看的。{day}以前的读数都看过了。</translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation>这里还没有。</translation>
    </message>
</context>
<context>
    <name>FirstLook</name>
    <message>
        <source>No phone number yet. Ask for one at the door.</source>
        <translation>还没有电话，下次上门问一个。</translation>
    </message>
    <message>
        <source>Note how to talk with them…</source>
        <translation>记一记怎么说话合适…</translation>
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
        <source>avoid: {what}</source>
        <translation>避开：{what}</translation>
    </message>
    <message numerus="yes">
        <source>seen %n time(s)</source>
        <translation>
            <numerusform>%n 次观察看出</numerusform>
        </translation>
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
        <translation>U 盘“{name}”</translation>
    </message>
    <message>
        <source>The last one: “{name}”</source>
        <translation>上次的“{name}”</translation>
    </message>
    <message>
        <source>Another stick or folder …</source>
        <translation>别的 U 盘或文件夹…</translation>
    </message>
    <message>
        <source>Choose a stick or folder</source>
        <translation>选 U 盘或文件夹</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Take one &amp;in …</source>
        <translation>收一份(&amp;I)…</translation>
    </message>
    <message>
        <source>Save an &amp;example …</source>
        <translation>导出样例(&amp;E)…</translation>
    </message>
    <message>
        <source>Questionnaires</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Asked at the door</source>
        <translation>上门时问的</translation>
    </message>
    <message>
        <source>Made in Excel as an XLSForm: questions, choices, what depends on what. A version that was asked stays with its answers.</source>
        <translation>用 Excel 编（XLSForm 格式）：题目、选项、什么情况下才问。问过的版本和答案一起留着。</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 题</numerusform>
        </translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>asked no more</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>看看</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Ask no more</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Choose a questionnaire</source>
        <translation>选一份问卷</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx *.xls)</source>
        <translation>表格 (*.xlsx *.xls)</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>……还有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Not taken in. To be mended:</source>
        <translation>没有收下，要改这些地方：</translation>
    </message>
    <message>
        <source>This questionnaire is here already.</source>
        <translation>这份问卷已经有了。</translation>
    </message>
    <message>
        <source>Taken in: {title}. It can be asked at the door.</source>
        <translation>已收下：{title}。上门时就能问。</translation>
    </message>
    <message>
        <source>Save an example questionnaire</source>
        <translation>导出样例问卷</translation>
    </message>
    <message>
        <source>A workbook to change: replace the questions, then take it in.</source>
        <translation>照着改：换上自己的题目，再收进来。</translation>
    </message>
    <message>
        <source>questionnaire.xlsx</source>
        <translation>问卷样例.xlsx</translation>
    </message>
</context>
<context>
    <name>FreshnessSection</name>
    <message numerus="yes">
        <source>%n to look at again</source>
        <translation>
            <numerusform>%n 项该再核一次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GiveDialog</name>
    <message>
        <source>Hand over: {name}</source>
        <translation>转交：{name}</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>转交给谁</translation>
    </message>
    <message>
        <source>Please call or look in on {name}.</source>
        <translation>请给{name}打个电话，或者去看看。</translation>
    </message>
    <message>
        <source>What they read</source>
        <translation>给对方看的话</translation>
    </message>
    <message>
        <source>They get these words, the home and nothing else. Read them over: no illness, no habit.</source>
        <translation>对方只看到这句话和是哪一户，别的都看不到。请再看一遍，不要写病情和习惯。</translation>
    </message>
    <message>
        <source>{name}: handed over to {to}</source>
        <translation>{name}：已转交给{to}</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Hand over: {name}</source>
        <translation>移交：{name}</translation>
    </message>
    <message>
        <source>Hand the whole area over</source>
        <translation>移交整个网格</translation>
    </message>
    <message>
        <source>From</source>
        <translation>原来由谁管</translation>
    </message>
    <message>
        <source>To</source>
        <translation>交给谁</translation>
    </message>
    <message>
        <source>Why (may be empty)</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <source>What the former steward still sends without knowing of it is kept and laid before the new one. Nothing that was written is lost.</source>
        <translation>原来的电管家还不知情时送来的记录会留着，请接手的人过目。记过的都不会丢。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Hand over</source>
        <translation>移交(&amp;H)</translation>
    </message>
    <message>
        <source>{name} is {steward}&apos;s now.</source>
        <translation>{name}现在由{steward}负责。</translation>
    </message>
    <message>
        <source>The whole area is {steward}&apos;s now.</source>
        <translation>整个网格现在由{steward}负责。</translation>
    </message>
    <message>
        <source>Please say from whom and to whom.</source>
        <translation>请填原来由谁管、交给谁。</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Show me &amp;round</source>
        <translation>带我看一圈(&amp;R)</translation>
    </message>
    <message>
        <source>Articles of the guide</source>
        <translation>帮助文章</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>Helper</name>
    <message>
        <source>Ask the AI helper</source>
        <translation>请 AI 助手帮看</translation>
    </message>
    <message>
        <source>1 of 3: look at what is sent</source>
        <translation>第 1 步，共 3 步：看看要发什么</translation>
    </message>
    <message>
        <source>2 of 3: the answer</source>
        <translation>第 2 步，共 3 步：等回答</translation>
    </message>
    <message>
        <source>3 of 3: take what is right</source>
        <translation>第 3 步，共 3 步：挑对的采纳</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>The answer as it comes</source>
        <translation>正在收到的回答</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停下(&amp;T)</translation>
    </message>
    <message>
        <source>The answer is coming …</source>
        <translation>正在回答…</translation>
    </message>
    <message>
        <source>Names are put back here. It is read and sorted once it is whole.</source>
        <translation>人名、地名在这里换回来了。收完以后再整理成一条一条。</translation>
    </message>
    <message>
        <source>waiting for the first word</source>
        <translation>等第一个字</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} 个字</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Ask &amp;again</source>
        <translation>重新问(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
    <message>
        <source>These are suggestions of a model. Take only what you know to be so.</source>
        <translation>这些只是模型的建议。您知道确实如此的才采纳。</translation>
    </message>
    <message>
        <source>Nothing in the answer can be used. What the rules advise is there as ever.</source>
        <translation>这次的回答用不上。规则给的建议照样能用。</translation>
    </message>
    <message>
        <source>Because: {why}</source>
        <translation>依据：{why}</translation>
    </message>
    <message>
        <source>put on, to be looked at in half a year</source>
        <translation>已贴上，半年后再看</translation>
    </message>
    <message>
        <source>In a word</source>
        <translation>一句话</translation>
    </message>
    <message>
        <source>kept as your own word</source>
        <translation>已记成您的话</translation>
    </message>
    <message>
        <source>Taken, it stands on the household&apos;s page as your word.</source>
        <translation>采纳后，作为您的话放在这户的页面上。</translation>
    </message>
    <message>
        <source>What one could say</source>
        <translation>可以怎么说</translation>
    </message>
    <message>
        <source>suggestions beside what our rules advise</source>
        <translation>左边是建议，右边是规则给的</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>模型建议</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>With &amp;notes of visits (names and numbers hidden)</source>
        <translation>带上备注和走访记录，人名号码遮住(&amp;N)</translation>
    </message>
    <message>
        <source>Tell of &amp;health and living alone, this once</source>
        <translation>这一次也告诉健康、独居等情况(&amp;H)</translation>
    </message>
    <message>
        <source>Left out unless you tick it: such facts are nobody&apos;s business outside, and most advice does without.</source>
        <translation>健康、独居、困难这些，不打勾就不发：外人不该知道，多数建议也用不着。</translation>
    </message>
    <message>
        <source>Hide these words too</source>
        <translation>这些词也遮住</translation>
    </message>
    <message>
        <source>Hide these words too, a space between them</source>
        <translation>这些词也遮住，几个词之间空一格</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <translation>要发出去的内容</translation>
    </message>
    <message>
        <source>Somebody here bears a name that is also a common word. The fixed part is in English this time, so that nothing gives the name away.</source>
        <translation>这户有人的名字正好是个常用词。这次固定的说明改用英文，免得从字里看出名字来。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Send this</source>
        <translation>就发这些(&amp;S)</translation>
    </message>
    <message>
        <source>Exactly this is sent</source>
        <translation>发出去的就是这些，一字不差</translation>
    </message>
    <message>
        <source>No token is needed: what is sent are general terms of our own.</source>
        <translation>没有用到记号：发的都是归好类的说法。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>记号</translation>
    </message>
    <message>
        <source>known only here</source>
        <translation>只有这里知道</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} 字节</translation>
    </message>
    <message>
        <source>Goes to {host}, in this house, model {model}.</source>
        <translation>发给 {host}（本机或单位内网），模型 {model}。</translation>
    </message>
    <message>
        <source>Goes to {host} on the internet, model {model}.</source>
        <translation>发给外网的 {host}，模型 {model}。</translation>
    </message>
    <message>
        <source>Names, phones, addresses, account and meter numbers never go.</source>
        <translation>姓名、电话、地址、户号、表号都不发。</translation>
    </message>
    <message>
        <source>Take this word back</source>
        <translation>收回这句话</translation>
    </message>
    <message>
        <source>Ask the AI helper…</source>
        <translation>请 AI 助手帮看…</translation>
    </message>
    <message>
        <source>The word was taken back.</source>
        <translation>这句话收回了。</translation>
    </message>
    <message>
        <source>&amp;Use the AI helper</source>
        <translation>使用 AI 助手(&amp;U)</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Another (OpenAI-compatible)</source>
        <translation>别的（OpenAI 写法的接口）</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>不用代理</translation>
    </message>
    <message>
        <source>The computer&apos;s own proxy</source>
        <translation>用这台电脑设好的代理</translation>
    </message>
    <message>
        <source>This proxy</source>
        <translation>用这个代理</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>试一试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保存(&amp;K)</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>It proposes tags, a summary and words to say; the rules work without it. Before anything goes out you see every byte of it. Names, phones, addresses, account and meter numbers never leave this computer. Switching it off forgets the key.</source>
        <translation>它可以提议标签、一句话概括和话术；不用它，规则照样给建议。每次发出去之前，您都能看到全部内容。姓名、电话、地址、户号、表号不会离开这台电脑。关掉时密钥就忘掉。</translation>
    </message>
    <message>
        <source>AI helper (optional)</source>
        <translation>AI 助手（可选）</translation>
    </message>
    <message>
        <source>kept, never shown again</source>
        <translation>已存好，不再显示</translation>
    </message>
    <message>
        <source>none, or paste it here</source>
        <translation>没有就空着，有就粘贴在这里</translation>
    </message>
    <message>
        <source>Not encrypted (http): only for this computer or the station&apos;s own network.</source>
        <translation>没有加密（http）：只能用在本机或单位内网。</translation>
    </message>
    <message>
        <source>Choose a service, then press Keep.</source>
        <translation>先选一个服务，再点“保存”。</translation>
    </message>
    <message>
        <source>Off. The key is forgotten.</source>
        <translation>已关掉，密钥也忘了。</translation>
    </message>
    <message>
        <source>On. Each household&apos;s page has a way to ask now.</source>
        <translation>已打开。每户的页面上都可以问了。</translation>
    </message>
    <message>
        <source>Trying …</source>
        <translation>正在试…</translation>
    </message>
    <message>
        <source>Reached, nobody&apos;s data was sent.</source>
        <translation>连上了，没有发任何住户资料。</translation>
    </message>
    <message>
        <source>Reached, but it has no “{model}”. It has: {known}</source>
        <translation>连上了，但那边没有“{model}”。有这些：{known}</translation>
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
    <name>HomeCard</name>
    <message>
        <source>Choose somebody on the left or on the way.</source>
        <translation>请在左边名单或路线上选一户。</translation>
    </message>
    <message>
        <source>Visit  ·  Enter</source>
        <translation>去走访  ·  Enter</translation>
    </message>
    <message>
        <source>Add to this day</source>
        <translation>排进这天</translation>
    </message>
    <message>
        <source>Resume visits</source>
        <translation>恢复走访</translation>
    </message>
    <message>
        <source>Strategy card</source>
        <translation>沟通锦囊</translation>
    </message>
    <message>
        <source>Keep its hour</source>
        <translation>锁定时间</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>More for this household</source>
        <translation>这户的更多操作</translation>
    </message>
    <message>
        <source>Let its hour go</source>
        <translation>解除锁定</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开{name}</translation>
    </message>
    <message>
        <source>Look at: {things}</source>
        <translation>看一看：{things}</translation>
    </message>
    <message>
        <source>Bring along: {who}</source>
        <translation>带上：{who}</translation>
    </message>
    <message>
        <source>{how}: the way is a guess</source>
        <translation>{how}，路程不准</translation>
    </message>
    <message>
        <source>Move to another day</source>
        <translation>挪到别的日子</translation>
    </message>
    <message>
        <source>No other day is planned yet</source>
        <translation>别的日子还没排</translation>
    </message>
    <message>
        <source>Plan the rest of today from here</source>
        <translation>从这户起重排今天</translation>
    </message>
    <message>
        <source>Why is it not in this day?</source>
        <translation>这天为什么没排？</translation>
    </message>
    <message>
        <source>Pause visits …</source>
        <translation>暂停走访…</translation>
    </message>
    <message>
        <source>Somebody asked for a visit …</source>
        <translation>有人请去看看…</translation>
    </message>
    <message>
        <source>Open the household</source>
        <translation>打开住户页</translation>
    </message>
</context>
<context>
    <name>HomeCases</name>
    <message>
        <source>Open requests</source>
        <translation>没办完的诉求</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>Work begins</source>
        <translation>开工时间</translation>
    </message>
    <message>
        <source>Work ends</source>
        <translation>收工时间</translation>
    </message>
    <message>
        <source>Lunch at</source>
        <translation>吃饭时间</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>How long lunch takes</source>
        <translation>吃饭多久</translation>
    </message>
    <message>
        <source>On the way by</source>
        <translation>出行</translation>
    </message>
    <message>
        <source>Start of the day</source>
        <translation>从哪里出发</translation>
    </message>
    <message>
        <source>Middle of the area</source>
        <translation>网格中间</translation>
    </message>
    <message>
        <source>End of the day</source>
        <translation>在哪里收工</translation>
    </message>
    <message>
        <source>Where it starts</source>
        <translation>回出发的地方</translation>
    </message>
    <message>
        <source>Hours of work</source>
        <translation>上班时间</translation>
    </message>
    <message>
        <source>The plan of a day keeps to them.</source>
        <translation>排走访计划时按这个来。</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>从几点到几点</translation>
    </message>
    <message>
        <source>Lunch</source>
        <translation>吃饭</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Kept. It holds from the next plan on.</source>
        <translation>保存了，下次排计划时生效。</translation>
    </message>
</context>
<context>
    <name>HouseholdField</name>
    <message>
        <source>Name / pinyin / account no. / phone tail / address</source>
        <translation>姓名 / 拼音 / 户号 / 电话尾号 / 地址</translation>
    </message>
    <message>
        <source>Households found</source>
        <translation>找到的住户</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>换一户</translation>
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
    <name>HouseholdReminders</name>
    <message>
        <source>Set a reminder</source>
        <translation>设提醒</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Nobody is reminded of anything here yet.</source>
        <translation>这一户还没有设提醒。</translation>
    </message>
    <message>
        <source>May fit</source>
        <translation>可能用得上</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>next {day}</source>
        <translation>下次 {day}</translation>
    </message>
    <message>
        <source>in 30 days {done} done, {missed} missed</source>
        <translation>30 天里联系上 {done} 次，没联系上 {missed} 次</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>The reminder is set.</source>
        <translation>提醒已设好。</translation>
    </message>
    <message>
        <source>The reminder is changed from today on.</source>
        <translation>提醒已改好，从今天起按新的来。</translation>
    </message>
    <message>
        <source>The reminder is stopped.</source>
        <translation>提醒已停用。</translation>
    </message>
    <message>
        <source>The reminder is erased.</source>
        <translation>提醒已彻底删除。</translation>
    </message>
    <message>
        <source>Erase “{what}” for good?</source>
        <translation>彻底删除“{what}”？</translation>
    </message>
    <message>
        <source>Its words are gone from every laptop of the area; this cannot be undone.</source>
        <translation>本网格所有电脑上的内容都会删掉，删了不能恢复。</translation>
    </message>
    <message>
        <source>Contacts that were had for it stay in the record.</source>
        <translation>为它做过的联系仍在记录里。</translation>
    </message>
    <message>
        <source>Set it again</source>
        <translation>恢复提醒</translation>
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
        <translation>所里服务器</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>试一下(&amp;T)</translation>
    </message>
    <message>
        <source>The way there is not encrypted (http); the records on it are. Who sends how much can be seen.</source>
        <translation>这条路没有加密（http），走在上面的记录是加密的，只看得出谁送了多少。</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级设置</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保存(&amp;K)</translation>
    </message>
    <message>
        <source>Your station tells you the address. The server only passes on sealed parcels; it can read none.</source>
        <translation>地址请问所里。服务器只转送加了密的包裹，看不到里面。</translation>
    </message>
    <message>
        <source>Certificate file, if the station has one of its own</source>
        <translation>证书文件（所里用自己的证书时）</translation>
    </message>
    <message>
        <source>Founding word, for the very first sync of an area</source>
        <translation>开通口令（网格头一次同步时）</translation>
    </message>
    <message>
        <source>&amp;File …</source>
        <translation>选文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose the certificate file</source>
        <translation>选证书文件</translation>
    </message>
    <message>
        <source>Reached in {ms} ms.</source>
        <translation>连上了，{ms} 毫秒。</translation>
    </message>
    <message>
        <source>Trying …</source>
        <translation>正在试…</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>&amp;Choose a file …</source>
        <translation>选台账文件(&amp;C)…</translation>
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
        <source>The&amp;y are readings</source>
        <translation>这是用电数据(&amp;Y)</translation>
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
        <source>Drop a ledger or readings here, or choose a file</source>
        <translation>把台账或用电数据拖到这里，或者选一个文件</translation>
    </message>
    <message>
        <source>The station&apos;s ledger, daily readings, monthly bills: Excel, CSV or text. First you see what it would do; nothing is changed before you say so. Identity numbers are left out.</source>
        <translation>客户台账、每日用电、月度电费都行：Excel、CSV 或文本。先给您看会怎么改，您点头之前什么都不动。身份证号不导入。</translation>
    </message>
    <message>
        <source>Choose a ledger or readings</source>
        <translation>选择台账或用电数据</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Tables ({patterns})</source>
        <translation>表格 ({patterns})</translation>
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
        <source>The rows as they stand in the file, with the reason beside each. Mend and import again.</source>
        <translation>原样写出这些行，每行写明原因。改好后再导入。</translation>
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
        <translation>邀请一台电脑</translation>
    </message>
    <message>
        <source>It works as</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>&amp;Make a code</source>
        <translation>生成邀请码(&amp;M)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>One code lets one laptop in. Read it out or show it; do not send it by the same way as the data.</source>
        <translation>一个码只能让一台电脑加入。当面念或给对方看，别和资料走同一条路。</translation>
    </message>
    <message>
        <source>The code as a QR picture</source>
        <translation>邀请码二维码</translation>
    </message>
    <message>
        <source>For one {role} laptop, good until {until}.</source>
        <translation>给一台{role}电脑用，{until}前有效。</translation>
    </message>
    <message>
        <source>1. Sync this laptop now, so that the code is known there.
2. On the new laptop choose “Join an area with a code” and type it in.
3. Then press “Who asks to join?” here and let it in.</source>
        <translation>1. 先在这台电脑上同步一次，邀请码才查得到。
2. 在新电脑上点“加入已有的网格”，输入邀请码。
3. 回到这里，在“谁在申请加入”里批准。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>好了</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>邀请码</translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>has to be settled</source>
        <translation>必须落实</translation>
    </message>
</context>
<context>
    <name>Join</name>
    <message>
        <source>Join an area with a code</source>
        <translation>加入已有的网格</translation>
    </message>
    <message>
        <source>Over the station&apos;s &amp;server</source>
        <translation>走所里服务器(&amp;S)</translation>
    </message>
    <message>
        <source>With a stick or &amp;folder</source>
        <translation>用 U 盘或文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Choose …</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>None chosen yet</source>
        <translation>还没有选</translation>
    </message>
    <message>
        <source>The station has a certificate file of its own …</source>
        <translation>所里用自己的证书文件…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Ask to join</source>
        <translation>申请加入(&amp;A)</translation>
    </message>
    <message>
        <source>Address of the station&apos;s server</source>
        <translation>所里服务器的地址</translation>
    </message>
    <message>
        <source>The supervisor&apos;s laptop shows the code. Spaces and small letters are fine. When no laptop of the area is left, type the printed recovery key here.</source>
        <translation>邀请码在所长的电脑上看，空格和小写都没关系。网格里的电脑都没有了，就在这里填打印出来的恢复密钥。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>邀请码</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>The way to the others</source>
        <translation>怎么和别的电脑通</translation>
    </message>
    <message>
        <source>{typed} of {all}</source>
        <translation>已输 {typed} 位，共 {all} 位</translation>
    </message>
    <message>
        <source>Recovery key: {count}</source>
        <translation>恢复密钥：{count}</translation>
    </message>
    <message>
        <source>Choose the certificate file</source>
        <translation>选证书文件</translation>
    </message>
    <message>
        <source>Certificate: {name}</source>
        <translation>证书：{name}</translation>
    </message>
    <message>
        <source>Please give your name: it stands beside what you record.</source>
        <translation>请填上您的姓名，以后每条记录旁都写着是谁记的。</translation>
    </message>
    <message>
        <source>Please choose the stick or folder.</source>
        <translation>请选 U 盘或文件夹。</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>正在申请…</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>记走访</translation>
    </message>
    <message>
        <source>Register a request</source>
        <translation>登记诉求</translation>
    </message>
    <message>
        <source>Look back on the day</source>
        <translation>今日复盘</translation>
    </message>
    <message>
        <source>Strategy card of the household in front</source>
        <translation>眼前这一户的走访锦囊</translation>
    </message>
    <message>
        <source>At the door: begin a questionnaire</source>
        <translation>门口：开始问卷</translation>
    </message>
    <message>
        <source>Plan: move the visit</source>
        <translation>计划里：前后挪动</translation>
    </message>
    <message>
        <source>Plan: keep its hour, take it out</source>
        <translation>计划里：锁定时间，移出</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤销刚才的改动</translation>
    </message>
    <message>
        <source>Another area</source>
        <translation>换网格</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>马上锁上</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next field or button</source>
        <translation>下一格、下一个按钮</translation>
    </message>
    <message>
        <source>The guide, at the article of this page</source>
        <translation>打开帮助，就在这一页的说明</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>做什么</translation>
    </message>
</context>
<context>
    <name>KnowledgePane</name>
    <message>
        <source>Self-check of a fault</source>
        <translation>故障自查</translation>
    </message>
    <message>
        <source>Documents to bring</source>
        <translation>办事材料</translation>
    </message>
    <message>
        <source>What people say: breaker trips, new owner …</source>
        <translation>老跳闸、过户、电费怎么交……</translation>
    </message>
    <message>
        <source>Find in what is known</source>
        <translation>在知识里找</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>知识条目</translation>
    </message>
    <message>
        <source>Nothing here fits.</source>
        <translation>没有符合的。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>看全部</translation>
    </message>
</context>
<context>
    <name>KnownLine</name>
    <message>
        <source>Knowledge</source>
        <translation>知识</translation>
    </message>
</context>
<context>
    <name>Late</name>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>{steward}: {kind}, {at}; arrived {arrived}</source>
        <translation>{steward}{kind}，{at}；{arrived}收到</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>留下(&amp;K)</translation>
    </message>
    <message>
        <source>Keep: {name}</source>
        <translation>留下：{name}</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Take back: {name}</source>
        <translation>收回：{name}</translation>
    </message>
    <message>
        <source>Late records</source>
        <translation>迟到记录</translation>
    </message>
    <message>
        <source>No late record waits. What comes after a hand-over shows here.</source>
        <translation>没有迟到记录。移交以后才到的会列在这里。</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>留下了。</translation>
    </message>
    <message>
        <source>Taken back; it stands in the history.</source>
        <translation>收回了，历史里还查得到。</translation>
    </message>
</context>
<context>
    <name>LatePage</name>
    <message numerus="yes">
        <source>%n record(s) of a former steward came after the hand-over. They count until you take them back.</source>
        <translation>
            <numerusform>有 %n 条原电管家的记录在移交后才到。它们先算数，您可以收回。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> %n value(s) stayed: they were changed again since.</source>
        <translation>
            <numerusform>有 %n 处后来又改过，没有动。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>Save the la&amp;yout …</source>
        <translation>导出样式(&amp;Y)…</translation>
    </message>
    <message>
        <source>Use a changed one …</source>
        <translation>用改好的…</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Workbooks</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Titles and columns</source>
        <translation>标题和列</translation>
    </message>
    <message>
        <source>Which columns, in what order, under which titles: change it in Excel. It holds on every computer of this area.</source>
        <translation>要哪些列、怎么排、表头怎么写，都在 Excel 里改。本网格每台电脑都照这个样。</translation>
    </message>
    <message>
        <source>Save the layout of workbooks</source>
        <translation>导出表格样式</translation>
    </message>
    <message>
        <source>A worksheet for each, a row for each column. There is nothing of households in it.</source>
        <translation>一张表一个工作表，一列一行。里面没有住户资料。</translation>
    </message>
    <message>
        <source>layout of workbooks.xlsx</source>
        <translation>表格样式.xlsx</translation>
    </message>
    <message>
        <source>Choose the changed layout</source>
        <translation>选改好的样式</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>Nothing was changed yet:</source>
        <translation>还没有改动：</translation>
    </message>
    <message>
        <source>The layout is as it was.</source>
        <translation>样式和原来一样。</translation>
    </message>
    <message>
        <source>In use. What is exported from now on looks like this.</source>
        <translation>已用上。以后导出都照这个样式。</translation>
    </message>
    <message>
        <source>Workbooks look as shipped again.</source>
        <translation>已恢复原来的样式。</translation>
    </message>
</context>
<context>
    <name>LightRow</name>
    <message>
        <source>Open {name}, {note}</source>
        <translation>打开 {name}，{note}</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>上门了</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>打了电话</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>看一看</translation>
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
    <name>LookDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Try it out: nothing of what you choose here is kept.</source>
        <translation>可以试着答，这里答的不保存。</translation>
    </message>
</context>
<context>
    <name>LookInDialog</name>
    <message>
        <source>{name}: how is it?</source>
        <translation>{name}：情况怎么样？</translation>
    </message>
    <message>
        <source>e.g. at the daughter&apos;s until Sunday</source>
        <translation>例如：在女儿家，星期天回来</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>用自己的话说</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>In your own words (may stay empty)</source>
        <translation>用自己的话说（可以不填）</translation>
    </message>
    <message>
        <source>{name}: {word}</source>
        <translation>{name}：{word}</translation>
    </message>
</context>
<context>
    <name>LooksDialog</name>
    <message>
        <source>Who looked at this request</source>
        <translation>谁看过这件诉求</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>谁看过</translation>
    </message>
    <message>
        <source>Whoever opens a confidential request says why, and that stays here.</source>
        <translation>打开保密诉求要写明原因，每次都记在这里。</translation>
    </message>
    <message>
        <source>Whoever opens a confidential request or asks for the word at the door is listed here. Nobody can take a look back.</source>
        <translation>打开保密诉求、查看敲门口令，每次都记在这里，谁也撤不掉。</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nobody has looked yet.</source>
        <translation>还没有人看过。</translation>
    </message>
    <message numerus="yes">
        <source>%n look(s)</source>
        <translation>
            <numerusform>看过 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapFile</name>
    <message>
        <source>Choose a &amp;map file …</source>
        <translation>选择地图文件(&amp;M)…</translation>
    </message>
    <message>
        <source>Do without</source>
        <translation>不用地图</translation>
    </message>
    <message>
        <source>Its coordinates</source>
        <translation>地图的坐标</translation>
    </message>
    <message>
        <source>Maps of Chinese providers are mostly GCJ-02. Wrong: homes stand beside their roofs.</source>
        <translation>国内地图大多是 GCJ-02。选错了，住户会偏到房子旁边去。</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Map file (MBTiles)</source>
        <translation>地图文件（MBTiles）</translation>
    </message>
    <message>
        <source>Without one the map shows homes, villages and ways on plain ground. The file stays where it is; only this laptop remembers where.</source>
        <translation>没有也行：照样显示住户、村子和路线，只是没有底图。文件不会被搬走或复制，只在这台电脑上记住它在哪里。</translation>
    </message>
    <message>
        <source>{name}, zoom {least} to {most}</source>
        <translation>{name}，缩放级别 {least} 到 {most}</translation>
    </message>
    <message>
        <source>Choose a map file</source>
        <translation>选择地图文件</translation>
    </message>
    <message>
        <source>Map tiles (*.mbtiles);;All files (*)</source>
        <translation>地图文件 (*.mbtiles);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>MapSurface</name>
    <message>
        <source>No home has a place yet. A ledger with coordinates brings them.</source>
        <translation>还没有住户有位置。导入带经纬度的台账就有了。</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Nearer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>All homes</source>
        <translation>看全部</translation>
    </message>
    <message>
        <source>The way</source>
        <translation>看路线</translation>
    </message>
    <message>
        <source>Nearer (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Farther (−)</source>
        <translation>缩小（−）</translation>
    </message>
    <message>
        <source>Show all homes (0)</source>
        <translation>显示全部住户（0）</translation>
    </message>
    <message>
        <source>Show the whole way (R)</source>
        <translation>显示整条路线（R）</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>出发</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>收工</translation>
    </message>
    <message>
        <source>Start and finish</source>
        <translation>出发和收工</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>{count} homes</source>
        <translation>共 {count} 户</translation>
    </message>
    <message>
        <source>{count} of them at a guessed place</source>
        <translation>其中 {count} 户位置是估计的</translation>
    </message>
    <message>
        <source>a way with {count} stops</source>
        <translation>路线共 {count} 站</translation>
    </message>
    <message>
        <source>chosen: {name}</source>
        <translation>已选：{name}</translation>
    </message>
    <message>
        <source>arrow keys move, plus and minus zoom, N goes to the next home, Enter opens it</source>
        <translation>方向键移动，加减号缩放，按 N 到下一户，回车打开</translation>
    </message>
    <message>
        <source>stop {number}</source>
        <translation>第 {number} 站</translation>
    </message>
    <message>
        <source>care light green</source>
        <translation>关爱灯：绿</translation>
    </message>
    <message>
        <source>care light yellow</source>
        <translation>关爱灯：黄</translation>
    </message>
    <message>
        <source>care light red</source>
        <translation>关爱灯：红</translation>
    </message>
    <message>
        <source>care light not known</source>
        <translation>关爱灯：情况不明</translation>
    </message>
    <message>
        <source>place guessed from the neighbours</source>
        <translation>位置按左邻右舍估计</translation>
    </message>
    <message>
        <source>place guessed: middle of the village</source>
        <translation>位置不详，先放在村子中间</translation>
    </message>
    <message>
        <source>place guessed: middle of the area</source>
        <translation>位置不详，先放在网格中间</translation>
    </message>
    <message>
        <source>{length} km</source>
        <translation>{length} 公里</translation>
    </message>
    <message>
        <source>{length} m</source>
        <translation>{length} 米</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 户</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>Message to the family of {name}</source>
        <translation>给{name}家人的短信</translation>
    </message>
    <message>
        <source>I have sent it</source>
        <translation>已经发出</translation>
    </message>
    <message>
        <source>To</source>
        <translation>给谁</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>GridSteward sends nothing: copy it into your own telephone, then say here that it went out.</source>
        <translation>电管家不会发送任何短信：请复制到自己的手机上发出，再回来点“已经发出”。</translation>
    </message>
</context>
<context>
    <name>MoodCurve</name>
    <message>
        <source>Moods of the visits</source>
        <translation>历次走访的心情</translation>
    </message>
    <message>
        <source>{day}: most intense {peak}, at the end {ending}</source>
        <translation>{day}：印象最深{peak}，离开时{ending}</translation>
    </message>
    <message>
        <source>planned {planned}, came about {done}</source>
        <translation>计划 {planned} 处，做到 {done} 处</translation>
    </message>
</context>
<context>
    <name>MoodsView</name>
    <message>
        <source>Last 13 weeks</source>
        <translation>近13周</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>近一年</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Only your own visits, and only on this page.</source>
        <translation>只算您自己的走访，只在这一页看。</translation>
    </message>
    <message>
        <source>Mean mood</source>
        <translation>平均心情</translation>
    </message>
    <message>
        <source>Most intense moment</source>
        <translation>印象最深的一刻</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>离开时</translation>
    </message>
    <message>
        <source>From first to last moment</source>
        <translation>从见面到离开</translation>
    </message>
    <message>
        <source>Plans that came about</source>
        <translation>计划做到的</translation>
    </message>
    <message>
        <source>Line: the week&apos;s mean, in its spread · ▲ most intense moments · ■ at the end</source>
        <translation>曲线：每周平均和高低范围 · ▲ 印象最深的一刻 · ■ 离开时</translation>
    </message>
    <message>
        <source>Week by week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>No moods noted in this time. They are asked for at the door, in one press.</source>
        <translation>这段时间没有记心情。上门记走访时点一下就行。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>看全部</translation>
    </message>
    <message>
        <source>± {spread}</source>
        <translation>± {spread}</translation>
    </message>
    <message>
        <source>moments {a} of {b}, endings {c} of {d}</source>
        <translation>一刻 {b} 次里做到 {a}，收尾 {d} 次里做到 {c}</translation>
    </message>
</context>
<context>
    <name>NeedDialog</name>
    <message>
        <source>Change a need of {name}</source>
        <translation>修改{name}的特殊需求</translation>
    </message>
    <message>
        <source>Add a need of {name}</source>
        <translation>登记{name}的特殊需求</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Which need</source>
        <translation>哪一项需求</translation>
    </message>
    <message>
        <source>Whose need</source>
        <translation>谁的需求</translation>
    </message>
    <message>
        <source>The household as a whole</source>
        <translation>全户</translation>
    </message>
    <message>
        <source>How we know</source>
        <translation>怎么知道的</translation>
    </message>
    <message>
        <source>e.g. oxygen machine beside the bed</source>
        <translation>例如：床边有制氧机</translation>
    </message>
    <message>
        <source>Agreed on</source>
        <translation>同意日期</translation>
    </message>
    <message>
        <source>Their words</source>
        <translation>本人原话</translation>
    </message>
    <message>
        <source>e.g. yes, and come first when the power fails</source>
        <translation>例如：可以，停电记得先来看我</translation>
    </message>
    <message>
        <source>Who may see it</source>
        <translation>谁能看</translation>
    </message>
    <message>
        <source>Their words on that</source>
        <translation>对此的原话</translation>
    </message>
    <message>
        <source>e.g. those of the station may know</source>
        <translation>例如：供电所的人知道就行</translation>
    </message>
    <message>
        <source>What happens on the day</source>
        <translation>到期做什么</translation>
    </message>
    <message>
        <source>Look at it again by</source>
        <translation>在这一天前复核</translation>
    </message>
    <message>
        <source>It is over on</source>
        <translation>到这一天结束</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>“May we write this down, so that we look after you?”</source>
        <translation>“我们把这个记下来，方便照看您，可以吗？”</translation>
    </message>
    <message>
        <source>“And who may know of it?”</source>
        <translation>“可以让哪些人知道呢？”</translation>
    </message>
</context>
<context>
    <name>NeedLine</name>
    <message>
        <source>Ask for consent…</source>
        <translation>征求同意…</translation>
    </message>
    <message>
        <source>Look at it again…</source>
        <translation>复核…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Still holds…</source>
        <translation>仍然如此…</translation>
    </message>
    <message>
        <source>Change what was agreed…</source>
        <translation>修改同意内容…</translation>
    </message>
    <message>
        <source>It is over…</source>
        <translation>已经结束…</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>彻底清除…</translation>
    </message>
    <message>
        <source>from the ledger; the person is still to be asked</source>
        <translation>来自台账，还没有征求本人意见</translation>
    </message>
    <message>
        <source>seen by: {who}</source>
        <translation>可见：{who}</translation>
    </message>
    <message>
        <source>to be looked at since {day}</source>
        <translation>{day}起待复核</translation>
    </message>
    <message>
        <source>look again {day}</source>
        <translation>{day}复核</translation>
    </message>
    <message>
        <source>Ask for consent: {need}</source>
        <translation>征求同意：{need}</translation>
    </message>
    <message>
        <source>Look at it again: {need}</source>
        <translation>复核：{need}</translation>
    </message>
    <message>
        <source>More about {need}</source>
        <translation>{need}的更多操作</translation>
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
    <name>NoticeDialog</name>
    <message>
        <source>Take in a notice</source>
        <translation>导入通知</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>正在读 {name}…</translation>
    </message>
    <message>
        <source>Take districts written a &amp;little otherwise too</source>
        <translation>写法相近的台区也算(&amp;L)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Take it in</source>
        <translation>导入(&amp;T)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>New: {where}, {when}</source>
        <translation>新增：{where}，{when}</translation>
    </message>
    <message>
        <source>Row {row}: {what}</source>
        <translation>第 {row} 行：{what}</translation>
    </message>
    <message>
        <source>Which notice</source>
        <translation>选停电通知</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.csv *.txt)</source>
        <translation>表格 (*.xlsx *.xls *.csv *.txt)</translation>
    </message>
</context>
<context>
    <name>ObservationLine</name>
    <message>
        <source>Take away the observation of {day}</source>
        <translation>去掉{day}的观察</translation>
    </message>
</context>
<context>
    <name>ObserveDialog</name>
    <message>
        <source>How to talk with them</source>
        <translation>怎么说话合适</translation>
    </message>
    <message>
        <source>Whom it is about</source>
        <translation>说的是谁</translation>
    </message>
    <message>
        <source>A word on it, if you like</source>
        <translation>想补一句就写这里</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep what was seen</source>
        <translation>记下看到的</translation>
    </message>
    <message>
        <source>What was seen and heard this time</source>
        <translation>这一次看到、听到的</translation>
    </message>
    <message>
        <source>press what fits; leave out what you did not notice</source>
        <translation>像哪样点哪样，没留意的空着</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>好了</translation>
    </message>
    <message numerus="yes">
        <source>%n observation(s)</source>
        <translation>
            <numerusform>%n 次观察</numerusform>
        </translation>
    </message>
    <message>
        <source>No leaning shows yet.</source>
        <translation>还看不出来。</translation>
    </message>
    <message>
        <source>{times}; look again at the next visit.</source>
        <translation>{times}，下次走访再看。</translation>
    </message>
    <message>
        <source>Whoever opened the door</source>
        <translation>开门的人</translation>
    </message>
</context>
<context>
    <name>OutageDialog</name>
    <message>
        <source>Type an outage in</source>
        <translation>登记停电</translation>
    </message>
    <message>
        <source>Change the outage</source>
        <translation>改停电信息</translation>
    </message>
    <message>
        <source>Power goes off</source>
        <translation>停电时间</translation>
    </message>
    <message>
        <source>Known when it comes &amp;back</source>
        <translation>知道几点送电(&amp;B)</translation>
    </message>
    <message>
        <source>Power comes back</source>
        <translation>计划送电</translation>
    </message>
    <message>
        <source>e.g. the transformer is renewed</source>
        <translation>如：换变压器</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Districts without power</source>
        <translation>停电的台区</translation>
    </message>
    <message>
        <source>Find a district</source>
        <translation>找台区</translation>
    </message>
    <message>
        <source>{name} · {homes} households</source>
        <translation>{name} · {homes} 户</translation>
    </message>
    <message numerus="yes">
        <source>%n district(s) chosen</source>
        <translation>
            <numerusform>选了 %n 个台区</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutagePane</name>
    <message>
        <source>Type one in</source>
        <translation>登记停电</translation>
    </message>
    <message>
        <source>Take in a notice</source>
        <translation>导入通知</translation>
    </message>
    <message>
        <source>Outages</source>
        <translation>停电</translation>
    </message>
</context>
<context>
    <name>OutageRow</name>
    <message numerus="yes">
        <source>%n need(s) power</source>
        <translation>
            <numerusform>%n 人靠电维持</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 人超时</numerusform>
        </translation>
    </message>
    <message>
        <source>next by {time}</source>
        <translation>下一个 {time} 前</translation>
    </message>
    <message>
        <source>To the calls</source>
        <translation>去打电话</translation>
    </message>
</context>
<context>
    <name>OutcomeDialog</name>
    <message>
        <source>What was behind it?</source>
        <translation>是什么原因？</translation>
    </message>
    <message>
        <source>Why was it nothing?</source>
        <translation>为什么说没有异常？</translation>
    </message>
    <message>
        <source>e.g. dries tobacco every November</source>
        <translation>如：每年这时候烤烟</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>您的话</translation>
    </message>
    <message>
        <source>Keep it in the portrait as a life event too</source>
        <translation>同时记进画像的“家里的事”</translation>
    </message>
    <message>
        <source>So it was</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>It was nothing</source>
        <translation>无异常</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>In your own words (may stay empty)</source>
        <translation>用自己的话补一句（可不填）</translation>
    </message>
    <message>
        <source>e.g. two air conditioners since the son is back</source>
        <translation>如：儿子回来住，装了两台空调</translation>
    </message>
    <message>
        <source>e.g. with the daughter in town, back next week</source>
        <translation>如：去女儿家住，下周回来</translation>
    </message>
    <message>
        <source>{name}: {word}</source>
        <translation>{name}：{word}</translation>
    </message>
</context>
<context>
    <name>OutcomeWords</name>
    <message numerus="yes">
        <source>%n record(s) sent</source>
        <translation>
            <numerusform>送出 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation>
            <numerusform>收到 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) lie there, and nobody has confirmed them yet. Take it to the other laptop.</source>
        <translation>
            <numerusform>有 %n 条放在上面，还没有人确认收到。请拿到另一台电脑上同步。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are not confirmed yet.</source>
        <translation>
            <numerusform>还有 %n 条没有确认。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) were not taken; they are named below.</source>
        <translation>
            <numerusform>有 %n 批没收下，下面写着是哪些。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) differ and wait for you.</source>
        <translation>
            <numerusform>有 %n 处不一样，等您定。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of other laptops are known of and have not come.</source>
        <translation>
            <numerusform>知道别的电脑还有 %n 批，没有到。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n laptop(s) ask to join.</source>
        <translation>
            <numerusform>有 %n 台电脑申请加入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or file(s) are neither here nor there yet.</source>
        <translation>
            <numerusform>有 %n 份照片或文件两边都还没有。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) there were not whole or not ours; left alone.</source>
        <translation>
            <numerusform>那里有 %n 个文件不完整或不是我们的，没有动。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>Back to the charts</source>
        <translation>回到图表</translation>
    </message>
    <message>
        <source>Nobody is behind this: all is as it should be.</source>
        <translation>这里一户也没有，都好着。</translation>
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
        <translation>同步</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>两处不一样</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Late records</source>
        <translation>迟到记录</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用电</translation>
    </message>
    <message>
        <source>Visits made</source>
        <translation>走访记录</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>关爱</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>督导</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>How the sheet looks</source>
        <translation>单子的样子</translation>
    </message>
    <message>
        <source>&amp;Print …</source>
        <translation>打印（&amp;P）…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF …</source>
        <translation>存为 P&amp;DF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Handed to the printer.</source>
        <translation>已交给打印机。</translation>
    </message>
    <message>
        <source>Where to put the file</source>
        <translation>文件放在哪里</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已存为 {name}。</translation>
    </message>
</context>
<context>
    <name>PartLine</name>
    <message>
        <source>Fill in</source>
        <translation>填上</translation>
    </message>
    <message>
        <source>Still so</source>
        <translation>还是这样</translation>
    </message>
    <message>
        <source>Fill in {part}</source>
        <translation>填上{part}</translation>
    </message>
    <message>
        <source>Still so: {part}</source>
        <translation>还是这样：{part}</translation>
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
    <name>PauseDialog</name>
    <message>
        <source>Pause visits to {name}</source>
        <translation>暂停走访{name}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停走访</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Comes back by itself on</source>
        <translation>到这天自动恢复</translation>
    </message>
    <message>
        <source>Day of resuming</source>
        <translation>恢复的日子</translation>
    </message>
    <message>
        <source>e.g. with the son in town until spring</source>
        <translation>比如：去城里儿子家住到开春</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>补充说明</translation>
    </message>
    <message>
        <source>In your own words (may stay empty)</source>
        <translation>补充说明（可不填）</translation>
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
    <name>PeriodBar</name>
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
        <source>Last 13 weeks</source>
        <translation>近 13 周</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>近 12 个月</translation>
    </message>
    <message>
        <source>Own days</source>
        <translation>自定日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
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
    <name>PersonPage</name>
    <message>
        <source>All names</source>
        <translation>全部名单</translation>
    </message>
    <message>
        <source>&amp;Called</source>
        <translation>打了电话(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Visited</source>
        <translation>上了门(&amp;V)</translation>
    </message>
    <message>
        <source>Another way…</source>
        <translation>其他方式…</translation>
    </message>
    <message>
        <source>Emergency card…</source>
        <translation>应急卡…</translation>
    </message>
    <message>
        <source>Open the household</source>
        <translation>打开住户</translation>
    </message>
    <message>
        <source>Family and neighbours</source>
        <translation>家人和邻居</translation>
    </message>
    <message>
        <source>The last words</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>A light is a reason to look in, never a diagnosis.</source>
        <translation>灯只说“该去看一眼”，不是诊断。</translation>
    </message>
    <message>
        <source>Next word: {when}</source>
        <translation>下次联系：{when}</translation>
    </message>
    <message>
        <source>in an emergency</source>
        <translation>紧急联系</translation>
    </message>
    <message>
        <source>No word has been noted yet.</source>
        <translation>还没有联系记录。</translation>
    </message>
    <message>
        <source>The word is noted.</source>
        <translation>联系已记下。</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Called</source>
        <translation>打了</translation>
    </message>
    <message>
        <source>Take over or hand over…</source>
        <translation>接手或交给别人…</translation>
    </message>
    <message>
        <source>Emergency card…</source>
        <translation>停电应急卡…</translation>
    </message>
    <message>
        <source>Open {name}, {note}</source>
        <translation>打开 {name}，{note}</translation>
    </message>
    <message>
        <source>No telephone known</source>
        <translation>没有电话</translation>
    </message>
    <message>
        <source>In case of need: {who}</source>
        <translation>紧急时找：{who}</translation>
    </message>
    <message>
        <source>Called {name}</source>
        <translation>打了 {name}</translation>
    </message>
    <message>
        <source>More for {name}</source>
        <translation>{name} 的更多操作</translation>
    </message>
    <message>
        <source>needs power</source>
        <translation>靠电维持</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>我照看</translation>
    </message>
    <message>
        <source>Not reached twice: please have somebody go there now.</source>
        <translation>两次没联系上，请马上托人去看看。</translation>
    </message>
    <message numerus="yes">
        <source>%n round(s) missed</source>
        <translation>
            <numerusform>漏了 %n 轮</numerusform>
        </translation>
    </message>
    <message>
        <source>Also called: {who}</source>
        <translation>同一轮也打过：{who}</translation>
    </message>
    <message>
        <source>{who} took this over as well: please agree who does it</source>
        <translation>{who} 也接了手，请商量好由谁照看</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Export the chart</source>
        <translation>导出用电曲线</translation>
    </message>
    <message>
        <source>Only {name}</source>
        <translation>只写 {name}</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>写全名</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>不写名字</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;Elsewhere …</source>
        <translation>换个地方(&amp;E)…</translation>
    </message>
    <message>
        <source>Outside GridSteward this picture is no longer protected: give it only to whom it is meant for.</source>
        <translation>图片离开电管家就不再受保护，只给该给的人。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>Name on the picture</source>
        <translation>图上的名字</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Where to put the file</source>
        <translation>放在哪里</translation>
    </message>
    <message>
        <source>Please say where to put the file.</source>
        <translation>请写上放在哪里。</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写……</translation>
    </message>
    <message>
        <source>Done: “{name}”.</source>
        <translation>写好了：“{name}”。</translation>
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
    <name>PlanActs</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Planned: {days}, %n visit(s).</source>
        <translation>
            <numerusform>排好了：{days}，共 %n 户。</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤回。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>No visits to {name} for a while.</source>
        <translation>{name}暂停走访。</translation>
    </message>
    <message>
        <source>Noted: somebody asked for a visit to {name}.</source>
        <translation>记下了：有人请您去看看{name}。</translation>
    </message>
    <message>
        <source>Export the day sheet</source>
        <translation>导出走访单</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) with hours, reasons and what to look at; who is left out and why.</source>
        <translation>
            <numerusform>%n 户，带时间、缘由和要看的；没排进的也写明原因。</numerusform>
        </translation>
    </message>
    <message>
        <source>visits {day}.xlsx</source>
        <translation>走访单 {day}.xlsx</translation>
    </message>
    <message>
        <source>Where to put the file</source>
        <translation>文件放在哪里</translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation>日历文件 (*.ics)</translation>
    </message>
    <message>
        <source>visits {day}.ics</source>
        <translation>走访 {day}.ics</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) written to {name}.</source>
        <translation>
            <numerusform>%n 户走访已写进 {name}。</numerusform>
        </translation>
    </message>
    <message>
        <source>It holds names and addresses: give it to your own phone only.</source>
        <translation>里面有姓名和地址，只放自己的手机里。</translation>
    </message>
</context>
<context>
    <name>PlanPageView</name>
    <message>
        <source>Reading the plan …</source>
        <translation>正在读计划…</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖情况</translation>
    </message>
    <message>
        <source>Visits made</source>
        <translation>走访记录</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>打印和导出</translation>
    </message>
    <message>
        <source>Print the day sheet …</source>
        <translation>打印走访单…</translation>
    </message>
    <message>
        <source>Export to Excel …</source>
        <translation>导出 Excel…</translation>
    </message>
    <message>
        <source>Calendar file for a phone …</source>
        <translation>导出手机日历文件…</translation>
    </message>
    <message>
        <source>Plan the week</source>
        <translation>排这一周</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>The week before</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>The week after</source>
        <translation>下一周</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Plan anew</source>
        <translation>重新排</translation>
    </message>
    <message>
        <source>Plan the rest of today anew</source>
        <translation>重排今天余下的</translation>
    </message>
    <message>
        <source>Plan this day anew</source>
        <translation>重排这一天</translation>
    </message>
    <message>
        <source>Plan my day</source>
        <translation>排今天的走访</translation>
    </message>
    <message>
        <source>Plan this day</source>
        <translation>排这一天</translation>
    </message>
    <message>
        <source>Whom do you mean?</source>
        <translation>找哪一户？</translation>
    </message>
    <message>
        <source>Planning {day}: trying orders …</source>
        <translation>正在排 {day}：比较先后次序…</translation>
    </message>
    <message>
        <source>Planning the week: trying orders …</source>
        <translation>正在排这一周：比较先后次序…</translation>
    </message>
    <message>
        <source>Planning the rest of today: trying orders …</source>
        <translation>正在重排今天余下的：比较先后次序…</translation>
    </message>
    <message>
        <source>{name} is on the way now.</source>
        <translation>{name}已排上。</translation>
    </message>
    <message>
        <source>{name} was moved; all hours are reckoned anew.</source>
        <translation>{name}换了次序，时间都重新算过。</translation>
    </message>
    <message>
        <source>{name} was taken out of the day.</source>
        <translation>{name}已从这天移出。</translation>
    </message>
    <message>
        <source>{name} keeps its hour when the day is planned anew.</source>
        <translation>重排时{name}的时间不动。</translation>
    </message>
    <message>
        <source>{name} may be moved again.</source>
        <translation>重排时{name}可以挪动了。</translation>
    </message>
    <message>
        <source>{name} was moved to {day}.</source>
        <translation>{name}已挪到 {day}。</translation>
    </message>
    <message>
        <source>{name} is visited again.</source>
        <translation>{name}恢复走访。</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>today at the latest</source>
        <translation>当天到期</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>{day}前</translation>
    </message>
    <message>
        <source>{minutes} min · {points} points</source>
        <translation>{minutes} 分钟 · {points} 分</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>到 {day}</translation>
    </message>
    <message>
        <source>until resumed</source>
        <translation>恢复前</translation>
    </message>
    <message>
        <source>{count} done</source>
        <translation>已访 {count}</translation>
    </message>
    <message>
        <source>{count} tried</source>
        <translation>没见到 {count}</translation>
    </message>
    <message>
        <source>{count} ahead</source>
        <translation>待访 {count}</translation>
    </message>
    <message>
        <source>visits: {count}</source>
        <translation>{count} 户</translation>
    </message>
    <message>
        <source>{minutes} min on the road</source>
        <translation>路上 {minutes} 分钟</translation>
    </message>
    <message>
        <source>back at {back}</source>
        <translation>{back} 收工</translation>
    </message>
    <message>
        <source>{available} of work left: {planned} at the door, {travel} on the road; {needed} wanted</source>
        <translation>还剩工时 {available}：上门 {planned}，路上 {travel}；要做的共 {needed}</translation>
    </message>
    <message>
        <source>{available} of work: {planned} at the door, {travel} on the road; {needed} wanted</source>
        <translation>工时 {available}：上门 {planned}，路上 {travel}；要做的共 {needed}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
</context>
<context>
    <name>Planned</name>
    <message>
        <source>What shall they remember of today, and how shall it end?</source>
        <translation>今天想让他记住哪一刻、怎样收尾？</translation>
    </message>
    <message>
        <source>The moment they shall remember</source>
        <translation>今天想让他记住的一刻</translation>
    </message>
    <message>
        <source>How to end</source>
        <translation>怎样收尾</translation>
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
        <source>Coordinates are</source>
        <translation>坐标来自</translation>
    </message>
    <message>
        <source>Told by the program</source>
        <translation>由程序判断</translation>
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
    <name>PrintDialog</name>
    <message>
        <source>Print the strategy card</source>
        <translation>打印走访锦囊</translation>
    </message>
    <message>
        <source>The &amp;name</source>
        <translation>户名(&amp;N)</translation>
    </message>
    <message>
        <source>The &amp;address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>The sheet says things that are nobody else&apos;s business. Keep it on you and tear it up afterwards.</source>
        <translation>纸上写的是人家的事，带在身上，用完撕掉。</translation>
    </message>
    <message>
        <source>Half a page, A5</source>
        <translation>半张纸（A5）</translation>
    </message>
    <message>
        <source>On A4 it fills the upper half.</source>
        <translation>用 A4 纸就印在上半张。</translation>
    </message>
    <message>
        <source>Say on the sheet</source>
        <translation>纸上写明</translation>
    </message>
    <message>
        <source>strategy card {day}.pdf</source>
        <translation>走访锦囊 {day}.pdf</translation>
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
    <name>PromiseDialog</name>
    <message>
        <source>Note a promise to {name}</source>
        <translation>记一件答应 {name} 的事</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>记下来</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>答应了什么</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>哪天前</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>答应谁</translation>
    </message>
    <message>
        <source>Where it was made</source>
        <translation>在哪里答应的</translation>
    </message>
    <message>
        <source>Who allowed it</source>
        <translation>谁批准的</translation>
    </message>
    <message>
        <source>Beyond your own authority: who allowed it?</source>
        <translation>超出权限，写上是谁批准的</translation>
    </message>
</context>
<context>
    <name>PromiseLine</name>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>promised {day}</source>
        <translation>{day}答应的</translation>
    </message>
    <message>
        <source>Name kept confidential</source>
        <translation>投诉人保密</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>看 {name}</translation>
    </message>
    <message>
        <source>in request {number}</source>
        <translation>诉求 {number}</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day}到期</translation>
    </message>
    <message>
        <source>allowed by {who}</source>
        <translation>{who} 批准</translation>
    </message>
    <message>
        <source>moved: “{word}”</source>
        <translation>改期：“{word}”</translation>
    </message>
    <message>
        <source>Kept: {what}</source>
        <translation>已兑现：{what}</translation>
    </message>
    <message>
        <source>Otherwise…</source>
        <translation>其他情况…</translation>
    </message>
    <message>
        <source>Otherwise: {what}</source>
        <translation>其他情况：{what}</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>办理</translation>
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
    <message>
        <source>Kind of promise</source>
        <translation>承诺类别</translation>
    </message>
    <message>
        <source>Beyond your own authority: who allowed it?</source>
        <translation>超出权限，写上是谁批准的</translation>
    </message>
</context>
<context>
    <name>PromisesView</name>
    <message>
        <source>With settled ones</source>
        <translation>含已了结</translation>
    </message>
    <message>
        <source>No promise is open. What you promise at the door shows up here with its day.</source>
        <translation>没有要兑现的承诺。门口答应的事会带着日子出现在这里。</translation>
    </message>
    <message>
        <source>{shown} of {all} are shown.</source>
        <translation>显示 {shown} 件，共 {all} 件。</translation>
    </message>
    <message>
        <source>In the last three months {kept} of {of} promises were kept in time</source>
        <translation>近三个月到期 {of} 件，按时兑现 {kept} 件</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>The promise is up to date.</source>
        <translation>承诺更新了。</translation>
    </message>
</context>
<context>
    <name>Protect</name>
    <message>
        <source>By this computer&apos;s own si&amp;gn-in: nothing to type</source>
        <translation>跟着电脑登录走，不用再输口令(&amp;G)</translation>
    </message>
    <message>
        <source>By a &amp;passphrase, typed each time it is opened</source>
        <translation>设一个口令，每次打开时输入(&amp;P)</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
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
        <source>How it is protected on this laptop</source>
        <translation>这台电脑上怎么保护</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不一样。</translation>
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
    <name>PutOffDialog</name>
    <message>
        <source>Put off: {name}</source>
        <translation>推迟：{name}</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>推迟到什么时候</translation>
    </message>
    <message>
        <source>At another time</source>
        <translation>另选时间</translation>
    </message>
    <message>
        <source>Not needed this time</source>
        <translation>这次不用了</translation>
    </message>
    <message>
        <source>The time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>e.g. is having dinner, at the daughter&apos;s</source>
        <translation>比如：正在吃饭、在女儿家</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>一小时后</translation>
    </message>
    <message>
        <source>This evening at six</source>
        <translation>今天傍晚六点</translation>
    </message>
    <message>
        <source>Tomorrow morning at eight</source>
        <translation>明早八点</translation>
    </message>
    <message>
        <source>{name}: {word}</source>
        <translation>{name}：{word}</translation>
    </message>
</context>
<context>
    <name>PutOut</name>
    <message>
        <source>This laptop was put out of “{area}”</source>
        <translation>这台电脑已被停用，不再属于“{area}”</translation>
    </message>
    <message>
        <source>The supervisor ended its use. What you had not sent was handed over sealed and waits for the supervisor to look at it: nothing you wrote is lost.
The copy on this laptop is now made unreadable for good, photos and backups in its folder included.
If this is a mistake, speak to your supervisor: with a new code this laptop can join again.</source>
        <translation>所长停用了这台电脑。您没送出的记录已经加密交上去，等所长来看，写过的都没有丢。
这台电脑上的这份资料现在要永久销毁，连同照片和里面的备份，之后谁也打不开。
如果是误会，请和所长联系：有新的邀请码，这台电脑可以再加入。</translation>
    </message>
    <message>
        <source>Make it unreadable</source>
        <translation>销毁这份资料</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>has to be answered</source>
        <translation>必答</translation>
    </message>
</context>
<context>
    <name>ReadingsPlan</name>
    <message>
        <source>&amp;Another file …</source>
        <translation>换个文件(&amp;A)…</translation>
    </message>
    <message>
        <source>Export problem &amp;rows …</source>
        <translation>导出问题行(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Take readings in</source>
        <translation>导入用电数据</translation>
    </message>
    <message>
        <source>It is a &amp;ledger</source>
        <translation>这是台账(&amp;L)</translation>
    </message>
    <message>
        <source>How the file is understood</source>
        <translation>文件是这样看的</translation>
    </message>
    <message>
        <source>What the figures are</source>
        <translation>表里的数是什么</translation>
    </message>
    <message>
        <source>The figures are use (kWh)</source>
        <translation>表里的数是用电量</translation>
    </message>
    <message>
        <source>The figures are what the meter shows</source>
        <translation>表里的数是电表示数</translation>
    </message>
    <message>
        <source>homes</source>
        <translation>户</translation>
    </message>
    <message>
        <source>new readings</source>
        <translation>新增读数</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺数</translation>
    </message>
    <message>
        <source>What</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>怎么处理的</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Row by row</source>
        <translation>逐行</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Not of this area</source>
        <translation>不在本网格</translation>
    </message>
    <message>
        <source>{kind}: {layout}</source>
        <translation>{kind}：{layout}</translation>
    </message>
    <message numerus="yes">
        <source>%n home(s) across</source>
        <translation>
            <numerusform>每天 %n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) a day across</source>
        <translation>
            <numerusform>每天 %n 个时点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) across, {first} to {last}</source>
        <translation>
            <numerusform>共 %n 列，{first}至{last}</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking again</source>
        <translation>重新看一遍</translation>
    </message>
    <message>
        <source>Reading all of it</source>
        <translation>正在通读</translation>
    </message>
    <message>
        <source>{kind}, {first} to {last}</source>
        <translation>{kind}，{first}至{last}</translation>
    </message>
    <message>
        <source>No reading of a home of this area.</source>
        <translation>没有本网格住户的读数。</translation>
    </message>
    <message>
        <source>Most of it differs from what was taken in before. Is it the right file?</source>
        <translation>大部分和以前导入的不一样，请看看是不是这个文件。</translation>
    </message>
    <message>
        <source>Missing stays missing: it is never taken for zero.</source>
        <translation>缺数就是缺数，不当成零。</translation>
    </message>
    <message>
        <source>Where the file differs from an earlier one it holds; the earlier word is kept.</source>
        <translation>和以前导入的不一样时，以这次为准；以前的数也留着。</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>没有新内容</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Imported: {created} new readings of {homes} homes, {changed} corrected.</source>
        <translation>导入完成：{homes} 户，新增读数 {created} 条，更正 {changed} 条。</translation>
    </message>
    <message>
        <source>Every reading found its place.</source>
        <translation>读数都对上了。</translation>
    </message>
    <message>
        <source>{count} readings are missing or could not be read; they stay missing.</source>
        <translation>有 {count} 条没有数或读不出来，按缺数记。</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>3 months</source>
        <translation>三个月</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>一年</translation>
    </message>
    <message>
        <source>From the first</source>
        <translation>全部</translation>
    </message>
    <message>
        <source> findings</source>
        <translation> 条</translation>
    </message>
    <message>
        <source>At most so many a week</source>
        <translation>每周最多几条</translation>
    </message>
    <message>
        <source>At most a week</source>
        <translation>每周最多</translation>
    </message>
    <message>
        <source>How often it was right here</source>
        <translation>网格自己的准确率</translation>
    </message>
    <message>
        <source>Nothing was raised in this time.</source>
        <translation>这段时间没有提过。</translation>
    </message>
    <message>
        <source>raised</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>看过</translation>
    </message>
    <message>
        <source>so it was</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>it was nothing</source>
        <translation>无异常</translation>
    </message>
    <message>
        <source>until somebody looked; half of them sooner</source>
        <translation>从开始到有人看，一半比这快</translation>
    </message>
    <message>
        <source>Counted are findings put before you and decided by you and the other stewards of the area; what nobody has looked into counts neither way.</source>
        <translation>只算提给您看、由您和本网格其他人员下了结论的；没人核实过的，两边都不算。</translation>
    </message>
    <message>
        <source>What was behind it</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>days until looked</source>
        <translation>几天才看</translation>
    </message>
    <message>
        <source>How often right</source>
        <translation>准确率</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>The recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>&amp;Print …</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF …</source>
        <translation>存成 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>好了</translation>
    </message>
    <message>
        <source>Whoever holds this paper can open the whole area, so it belongs in a safe and not beside a laptop. It is shown only this once; a former one no longer works.</source>
        <translation>谁拿到这张纸，就能打开整个网格，所以要锁进保险柜，别和电脑放一起。只显示这一次；以前的恢复密钥作废。</translation>
    </message>
    <message>
        <source>Recovery key of the area “{area}”</source>
        <translation>“{area}”的恢复密钥</translation>
    </message>
    <message>
        <source>When every supervisor&apos;s laptop is lost: install GridSteward on a new laptop, choose “Recover with the printed key” and type this in. Case and spaces do not matter. Keep it in a safe.</source>
        <translation>所长的电脑都丢了时：在新电脑上装好电管家，点“用打印的密钥恢复”，输入上面这串字。大小写和空格没有关系。请锁进保险柜。</translation>
    </message>
    <message>
        <source>It could not be saved there. Choose another folder.</source>
        <translation>没存上，请换个文件夹。</translation>
    </message>
    <message>
        <source>Saved as {name}. Print it and then delete the file.</source>
        <translation>存成了 {name}。打印后请把文件删掉。</translation>
    </message>
    <message>
        <source>Where to put the page</source>
        <translation>存到哪里</translation>
    </message>
    <message>
        <source>recovery key {area}.pdf</source>
        <translation>恢复密钥 {area}.pdf</translation>
    </message>
    <message>
        <source>It is on pap&amp;er and goes to the station&apos;s safe</source>
        <translation>已经在纸上，会放进所里保险柜(&amp;E)</translation>
    </message>
    <message>
        <source>Recover with the printed key</source>
        <translation>用打印的密钥恢复</translation>
    </message>
    <message>
        <source>Type the 52 characters from the paper. Case and spaces do not matter.</source>
        <translation>请输入纸上的 52 位字母和数字，大小写和空格没有关系。</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RegisterSection</name>
    <message>
        <source>Add a need</source>
        <translation>添加需求</translation>
    </message>
    <message>
        <source>Special needs</source>
        <translation>特殊需求</translation>
    </message>
    <message>
        <source>Nothing written down. It takes the person&apos;s consent.</source>
        <translation>还没有登记。登记前须征得本人同意。</translation>
    </message>
    <message numerus="yes">
        <source>%n to be looked at</source>
        <translation>
            <numerusform>%n 项待复核</numerusform>
        </translation>
    </message>
    <message>
        <source>Written down for those who may see it.</source>
        <translation>已登记，只有获准的人能看到。</translation>
    </message>
    <message>
        <source>Noted: it still holds.</source>
        <translation>已记下：情况仍然如此。</translation>
    </message>
    <message>
        <source>Noted: it is over.</source>
        <translation>已记下：这一项结束了。</translation>
    </message>
</context>
<context>
    <name>ReminderList</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>再看 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderRow</name>
    <message>
        <source>Open {name}, {note}</source>
        <translation>打开{name}，{note}</translation>
    </message>
    <message>
        <source>Contacted</source>
        <translation>已联系</translation>
    </message>
    <message>
        <source>Record the visit</source>
        <translation>记走访</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>until {when} {time}: {why}</source>
        <translation>推迟到{when} {time}：{why}</translation>
    </message>
    <message>
        <source>with {who}</source>
        <translation>在{who}那里</translation>
    </message>
    <message numerus="yes">
        <source>%n before it missed</source>
        <translation>
            <numerusform>前面 %n 次没联系上</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemindersPart</name>
    <message>
        <source>Due now</source>
        <translation>现在该联系的</translation>
    </message>
    <message>
        <source>With other stewards</source>
        <translation>其他网格员要联系的</translation>
    </message>
    <message>
        <source>Put off or handed over</source>
        <translation>已推迟或已转交</translation>
    </message>
    <message>
        <source>In the next seven days</source>
        <translation>接下来七天</translation>
    </message>
    <message>
        <source>Nobody to contact now, and nobody in the next seven days.</source>
        <translation>现在没有要联系的，接下来七天也没有。</translation>
    </message>
    <message>
        <source>Reminders are set on a household&apos;s page, under Reminders.</source>
        <translation>提醒在每户页面的“提醒”里设。</translation>
    </message>
    <message>
        <source>Say hard weather</source>
        <translation>记天气</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>从表格导入</translation>
    </message>
    <message>
        <source>Care contacts</source>
        <translation>关爱联系</translation>
    </message>
    <message numerus="yes">
        <source>%n hard day(s) taken in.</source>
        <translation>
            <numerusform>已记下 %n 天。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not so after all: {day}</source>
        <translation>其实没有：{day}</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤回。</translation>
    </message>
    <message>
        <source>Days with highest and lowest temperature</source>
        <translation>日期和最高、最低气温的表格</translation>
    </message>
    <message>
        <source>Noted. Whoever is to be called is on the list that day.</source>
        <translation>记下了。到那天该联系的人会列出来。</translation>
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
        <source>Reports and &amp;lists</source>
        <translation>报告和表格(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Daily log …</source>
        <translation>工作日志(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Weekly report …</source>
        <translation>工作周报(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Monthly report …</source>
        <translation>工作月报(&amp;M)…</translation>
    </message>
    <message>
        <source>Household &amp;list …</source>
        <translation>住户名单(&amp;L)…</translation>
    </message>
    <message>
        <source>Household &amp;portraits …</source>
        <translation>客户画像(&amp;P)…</translation>
    </message>
    <message>
        <source>Answers to &amp;questionnaires …</source>
        <translation>问卷答案(&amp;Q)…</translation>
    </message>
    <message>
        <source>Requests and co&amp;mplaints …</source>
        <translation>诉求工单(&amp;M)…</translation>
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
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>How my visits were felt</source>
        <translation>我的走访心情</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Take a &amp;corrected visits workbook back …</source>
        <translation>收回改好的走访表(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Analysis of requests</source>
        <translation>诉求分析(&amp;A)</translation>
    </message>
    <message>
        <source>By &amp;steward and village</source>
        <translation>按人员和村汇总(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Report of this period …</source>
        <translation>导出这段时间的报告(&amp;R)…</translation>
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
        <source>Looked after in time, today</source>
        <translation>关爱按时联系（今日）</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>超期 %n</numerusform>
        </translation>
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
    <name>RequestDialog</name>
    <message>
        <source>Somebody asked for a visit to {name}</source>
        <translation>有人请去看看{name}</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>By this day at the latest</source>
        <translation>最晚这天去</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最晚的日子</translation>
    </message>
    <message>
        <source>Who asked, and what about</source>
        <translation>谁请的，为什么事</translation>
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
    <message numerus="yes">
        <source>%n record(s) written here were never sent. Restored, they lie only in what is set aside.</source>
        <translation>
            <numerusform>这里有 %n 条还没送出。恢复后，它们只在搁到一边的那份里。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync &amp;or save to a stick first</source>
        <translation>先同步或存到 U 盘(&amp;O)</translation>
    </message>
    <message>
        <source>Restore &amp;without sending them</source>
        <translation>不送了，直接恢复(&amp;W)</translation>
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
    <message>
        <source>Power is back</source>
        <translation>已送电</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>几点送的</translation>
    </message>
    <message>
        <source>Power is &amp;back</source>
        <translation>已送电(&amp;B)</translation>
    </message>
    <message numerus="yes">
        <source>The rounds end. %n person(s) are called once more, to hear that all is well.</source>
        <translation>
            <numerusform>不再一轮轮打，%n 人再问一次是不是都好。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewAnswerDialog</name>
    <message>
        <source>{who}: a question from {steward}</source>
        <translation>{who}：{steward}问</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>您的回复</translation>
    </message>
    <message>
        <source>A few words will do</source>
        <translation>几个字也好</translation>
    </message>
    <message>
        <source>Answered. The supervisor sees it after the next exchange.</source>
        <translation>已回复，下次同步后所长就能看到。</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>{need} of {name}: does it still hold?</source>
        <translation>{name}的“{need}”：情况还是这样吗？</translation>
    </message>
    <message>
        <source>Still holds</source>
        <translation>仍然如此</translation>
    </message>
    <message>
        <source>e.g. the machine runs every night</source>
        <translation>例如：机子每晚都开着</translation>
    </message>
    <message>
        <source>What was seen or said</source>
        <translation>看到或听到的情况</translation>
    </message>
    <message>
        <source>Next time</source>
        <translation>下次</translation>
    </message>
    <message>
        <source>It is over on</source>
        <translation>到这一天结束</translation>
    </message>
    <message>
        <source>Look at it again by</source>
        <translation>在这一天前复核</translation>
    </message>
</context>
<context>
    <name>ReviewsView</name>
    <message>
        <source>Needs to look at again</source>
        <translation>待复核的特殊需求</translation>
    </message>
    <message>
        <source>What has passed its day stays until somebody looked: nothing ends by itself.</source>
        <translation>过期的会一直留着，直到有人复核；系统不会自行结束任何一项。</translation>
    </message>
    <message>
        <source>Nothing is to be looked at in the next two weeks.</source>
        <translation>两周内没有要复核的。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>共 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Noted: it still holds.</source>
        <translation>已记下：情况仍然如此。</translation>
    </message>
    <message>
        <source>Noted: it is over.</source>
        <translation>已记下：这一项结束了。</translation>
    </message>
    <message>
        <source>Written down for those who may see it.</source>
        <translation>已登记，只有获准的人能看到。</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>待看</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>问过的</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>看哪些</translation>
    </message>
    <message>
        <source>Entered late</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>值得看一眼</translation>
    </message>
    <message>
        <source>Steward</source>
        <translation>走访人</translation>
    </message>
    <message>
        <source>All stewards</source>
        <translation>全部走访人</translation>
    </message>
    <message>
        <source>Nothing waits for a look.</source>
        <translation>没有待看的。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>J K move   Enter open   S seen   A ask   Ctrl+Z undo</source>
        <translation>J K 上下   回车 打开   S 已看   A 问一句   Ctrl+Z 撤销</translation>
    </message>
    <message>
        <source>Choose a line on the left.</source>
        <translation>请在左边选一条。</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回复</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>保密</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for a look</source>
        <translation>
            <numerusform>%n 条待看</numerusform>
        </translation>
    </message>
    <message>
        <source>of {all} entered since {day}</source>
        <translation>{day} 以来共 {all} 条</translation>
    </message>
    <message numerus="yes">
        <source>All %n shown here are seen</source>
        <translation>
            <numerusform>这里的 %n 条都标为已看</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as seen.</source>
        <translation>
            <numerusform>%n 条已标为看过。</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked. The steward sees it after the next exchange.</source>
        <translation>问过了，下次同步后对方就能看到。</translation>
    </message>
</context>
<context>
    <name>RingButton</name>
    <message>
        <source>Portrait {percent}% complete</source>
        <translation>画像完整 {percent}%</translation>
    </message>
</context>
<context>
    <name>RoadsPanel</name>
    <message numerus="yes">
        <source>&amp;Look at %n …</source>
        <translation>
            <numerusform>去看 %n 条(&amp;L)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are on neither; another laptop has them.</source>
        <translation>
            <numerusform>有 %n 份两边都没有，在别的电脑上。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RollUpView</name>
    <message>
        <source>In alphabetical order, never ranked: few complaints may only mean that few were written down, and a number below five says nothing. A figure is a reason to ask and to help. Press one to see its list.</source>
        <translation>按名称排列，不排名次：投诉少，也可能只是记得少；不到五件的数说明不了什么。数字是拿来问一问、帮一把的。点一个数，就能看到是哪些。</translation>
    </message>
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
        <source>Period</source>
        <translation>时段</translation>
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
        <source>By steward</source>
        <translation>按人员</translation>
    </message>
    <message>
        <source>By village</source>
        <translation>按村</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>怎么分</translation>
    </message>
    <message>
        <source>This area</source>
        <translation>本网格</translation>
    </message>
    <message>
        <source>All areas</source>
        <translation>全部网格</translation>
    </message>
    <message>
        <source>Which areas</source>
        <translation>哪些网格</translation>
    </message>
    <message>
        <source>Roll-up</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>Behind this figure</source>
        <translation>这个数的明细</translation>
    </message>
    <message>
        <source>Press a figure to see what is behind it</source>
        <translation>点一个数，看看是哪些</translation>
    </message>
    <message>
        <source>Counting area by area</source>
        <translation>正在逐个网格汇总</translation>
    </message>
    <message>
        <source>last sync {when}</source>
        <translation>上次同步 {when}</translation>
    </message>
    <message>
        <source>never synced</source>
        <translation>还没同步过</translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n 条待看</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {share} of {homes} homes in time</source>
        <translation>{name} {homes} 户，按时 {share}</translation>
    </message>
    <message>
        <source>No class</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>Too few to judge; single answers are not shown, so that nobody is pointed at.</source>
        <translation>太少，不好说；单份评价不显示，免得对号入座。</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>没有。</translation>
    </message>
    <message>
        <source>never met</source>
        <translation>没见过面</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>保密</translation>
    </message>
</context>
<context>
    <name>RollUpWords</name>
    <message>
        <source>Steward</source>
        <translation>走访人</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Entered late</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>Done / due</source>
        <translation>已走/该走</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Care overdue</source>
        <translation>关爱超期</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>未到期</translation>
    </message>
    <message>
        <source>Deadlines met</source>
        <translation>时限达标</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>首次答复</translation>
    </message>
    <message>
        <source>Closed in</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Visits made in the period.</source>
        <translation>这段时间的走访。</translation>
    </message>
    <message>
        <source>Visits entered on a later day than they were made.</source>
        <translation>当天没记、后来补记的走访。</translation>
    </message>
    <message>
        <source>Of the homes whose rhythm asked for a visit, how many were met. Opens those that were not.</source>
        <translation>按周期该走的住户里见到了多少。点开看还没走的。</translation>
    </message>
    <message>
        <source>Homes met within their rhythm. Opens those that were not.</source>
        <translation>在周期内见过面的住户。点开看没按时的。</translation>
    </message>
    <message>
        <source>People looked after with whom a contact is overdue today.</source>
        <translation>到今天关爱联系已超期的人。</translation>
    </message>
    <message>
        <source>Promised days that were kept.</source>
        <translation>按期兑现的承诺。</translation>
    </message>
    <message>
        <source>Promised days that passed. Ask what stood in the way.</source>
        <translation>过期没兑现的承诺。问问难在哪里。</translation>
    </message>
    <message>
        <source>Promised days still to come.</source>
        <translation>还没到期的承诺。</translation>
    </message>
    <message>
        <source>Deadlines of requests that were met. Opens those that were not.</source>
        <translation>诉求时限达标的次数。点开看没达标的。</translation>
    </message>
    <message>
        <source>Half of the requests had a first answer within this time.</source>
        <translation>一半的诉求在这个时间内有了首次答复。</translation>
    </message>
    <message>
        <source>Half of the requests were closed within this time.</source>
        <translation>一半的诉求在这个时间内办结。</translation>
    </message>
    <message>
        <source>Mean of the answers, 1 to 5. Never a ranking.</source>
        <translation>评价的平均分，1 到 5。不排名次。</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>还没人走访</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>没有注明</translation>
    </message>
    <message>
        <source>{area} is left out: {why}</source>
        <translation>{area} 没有算进来：{why}</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>太少</translation>
    </message>
</context>
<context>
    <name>Round</name>
    <message>
        <source>Search: everybody is found here</source>
        <translation>搜索：找谁都在这里</translation>
    </message>
    <message>
        <source>Name, initials in pinyin, account number, end of a phone number, address. Ctrl+K brings you here.</source>
        <translation>姓名、拼音首字母、户号、电话尾号、地址都行。按 Ctrl+K 就到这里。</translation>
    </message>
    <message>
        <source>Today: what comes first</source>
        <translation>今日：先干什么</translation>
    </message>
    <message>
        <source>What is due and who to look in on, each with the reason and one button. Begin here.</source>
        <translation>到期的、该去看看的，每一行都写着为什么，一个按钮就办。每天从这里开始。</translation>
    </message>
    <message>
        <source>Households: one home at a glance</source>
        <translation>住户：一户一眼看清</translation>
    </message>
    <message>
        <source>How to reach them, what to mind at the door, what is open. Press a line to change it.</source>
        <translation>怎么联系、进门注意什么、还有什么没了结。点哪一项就改哪一项。</translation>
    </message>
    <message>
        <source>Visits: the plan, and the door</source>
        <translation>走访：排计划、到门口</translation>
    </message>
    <message>
        <source>Plans the day&apos;s way. Ctrl+N begins a visit: large type, and every word is saved as it is typed.</source>
        <translation>帮您排好一天的路线。按 Ctrl+N 开始记走访：字大，打一个字存一个字。</translation>
    </message>
    <message>
        <source>Care: who must not be forgotten</source>
        <translation>关爱：不能忘的人</translation>
    </message>
    <message>
        <source>Who depends on power, who lives alone, who should be called. Reminders come up on Today.</source>
        <translation>谁离不开电、谁独居、谁该打个电话。到点了，它自己出现在“今日”。</translation>
    </message>
    <message>
        <source>Requests: from one sentence to done</source>
        <translation>诉求：从一句话到办结</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N registers one in under a minute; every card has its clock.</source>
        <translation>按 Ctrl+Shift+N，一分钟内登记完；每张卡上都有时钟。</translation>
    </message>
    <message>
        <source>The state of your records</source>
        <translation>资料的状态</translation>
    </message>
    <message>
        <source>What is unsent, and when the last backup was made. All is saved on this laptop, network or not.</source>
        <translation>还有几条没发、上次什么时候备份。有没有网，都先存好在这台电脑上。</translation>
    </message>
    <message>
        <source>A mistake is no harm</source>
        <translation>改错了不要紧</translation>
    </message>
    <message>
        <source>Ctrl+Z takes the last change back. F1 explains the page in front, and shows this again.</source>
        <translation>按 Ctrl+Z 撤销。按 F1 看眼前这一页的说明，想再看一圈也在那里。</translation>
    </message>
    <message>
        <source>End</source>
        <translation>不看了</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Enter or → on, ← back, Esc ends</source>
        <translation>回车、→ 往下，← 往回，Esc 不看了</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>看完了</translation>
    </message>
</context>
<context>
    <name>RoundActs</name>
    <message>
        <source>The outage does not come</source>
        <translation>这次不停电了</translation>
    </message>
    <message>
        <source>It asks for nothing any more; what was said stays.</source>
        <translation>不再提醒打电话；已经记下的都留着。</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) were told of it: they will want to know.</source>
        <translation>
            <numerusform>已经通知过 %n 人，记得告诉他们。</numerusform>
        </translation>
    </message>
    <message>
        <source>It does not come</source>
        <translation>不停电了</translation>
    </message>
    <message>
        <source>Export the register</source>
        <translation>导出联系登记表</translation>
    </message>
    <message>
        <source>Every call of the outages that began that day, and who could not be reached.</source>
        <translation>那天开始的停电，每次联系和没联系上的人。</translation>
    </message>
    <message>
        <source>contact register {day}.xlsx</source>
        <translation>停电联系登记 {day}.xlsx</translation>
    </message>
</context>
<context>
    <name>Rounds</name>
    <message>
        <source>Visits to {name} are paused.</source>
        <translation>先不去{name}家走访了。</translation>
    </message>
    <message>
        <source>The request of {name} is noted.</source>
        <translation>记下了：{name}请人上门。</translation>
    </message>
    <message>
        <source>No visits until {day}: {why}</source>
        <translation>{day} 以前不去走访：{why}</translation>
    </message>
    <message>
        <source>No visits until somebody resumes them: {why}</source>
        <translation>先不去走访，等人恢复：{why}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复走访</translation>
    </message>
    <message>
        <source>Visits are resumed.</source>
        <translation>恢复走访了。</translation>
    </message>
    <message>
        <source>no reason was noted</source>
        <translation>没写原因</translation>
    </message>
    <message>
        <source>Asked for a visit by {day}: {why}</source>
        <translation>请人上门，最晚 {day}：{why}</translation>
    </message>
    <message>
        <source>Asked for a visit: {why}</source>
        <translation>请人上门：{why}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>The request was taken back.</source>
        <translation>请求撤回了。</translation>
    </message>
</context>
<context>
    <name>RouteLine</name>
    <message>
        <source>Visit</source>
        <translation>去走访</translation>
    </message>
    <message>
        <source>Next: {name}</source>
        <translation>下一户：{name}</translation>
    </message>
    <message>
        <source>next, {time}</source>
        <translation>下一户 {time}</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>看计划</translation>
    </message>
    <message>
        <source>Today is not planned yet.</source>
        <translation>今天还没有排走访。</translation>
    </message>
    <message>
        <source>Plan my day</source>
        <translation>排今天的走访</translation>
    </message>
    <message>
        <source>Everybody on today&apos;s way was called on.</source>
        <translation>今天排的都去过了。</translation>
    </message>
</context>
<context>
    <name>RoutineBox</name>
    <message>
        <source>Message to the family…</source>
        <translation>给家人发短信…</translation>
    </message>
    <message>
        <source>Print the list…</source>
        <translation>打印清单…</translation>
    </message>
    <message>
        <source>List as PDF…</source>
        <translation>清单存为 PDF…</translation>
    </message>
    <message>
        <source>Noted: the message was sent by hand.</source>
        <translation>已记下：短信由本人手动发出。</translation>
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
    <message>
        <source>Advice</source>
        <translation>锦囊</translation>
    </message>
</context>
<context>
    <name>RuleDialog</name>
    <message>
        <source>Set a reminder</source>
        <translation>设提醒</translation>
    </message>
    <message>
        <source>Change a reminder</source>
        <translation>修改提醒</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>e.g. ask whether the stove is off</source>
        <translation>比如：问问炉子关了没有</translation>
    </message>
    <message>
        <source>What to ask about</source>
        <translation>要问到的东西</translation>
    </message>
    <message>
        <source>e.g. kettle heater blanket</source>
        <translation>比如：电水壶 取暖器 电热毯</translation>
    </message>
    <message>
        <source>When</source>
        <translation>什么时候</translation>
    </message>
    <message>
        <source>At what time</source>
        <translation>几点</translation>
    </message>
    <message>
        <source>the household</source>
        <translation>全家</translation>
    </message>
    <message>
        <source>About whom</source>
        <translation>联系谁</translation>
    </message>
    <message numerus="yes">
        <source>after %n day(s)</source>
        <translation>
            <numerusform>过 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Tell the supervisor</source>
        <translation>报给所长</translation>
    </message>
    <message>
        <source>Who may see it</source>
        <translation>谁能看到</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>到这天为止</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>What to ask about (may stay empty)</source>
        <translation>要问到的东西（可不填）</translation>
    </message>
    <message>
        <source>Not done: tell the supervisor</source>
        <translation>一直没联系，报给所长</translation>
    </message>
</context>
<context>
    <name>SayDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ScopeBar</name>
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
        <source>&amp;Take a file in …</source>
        <translation>导入文件(&amp;T)…</translation>
    </message>
    <message>
        <source>Ledger, readings</source>
        <translation>台账、用电数据</translation>
    </message>
    <message>
        <source>Shows what it would do before anything is changed.</source>
        <translation>先看会改什么，再导入。</translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>“{what}”: how does it stand?</source>
        <translation>“{what}”办得怎样？</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>记下来</translation>
    </message>
    <message>
        <source>The new day</source>
        <translation>新日子</translation>
    </message>
    <message>
        <source>What the customer said</source>
        <translation>用户怎么说的</translation>
    </message>
    <message>
        <source>What the customer said, e.g. away on Friday, come on Monday</source>
        <translation>用户怎么说的，例如：周五不在家，下周一来</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note (may stay empty)</source>
        <translation>备注（可以不写）</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message numerus="yes">
        <source>%n difference(s) settled.</source>
        <translation>
            <numerusform>定好了 %n 处。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetOut</name>
    <message>
        <source>Handed to the printer.</source>
        <translation>已交给打印机。</translation>
    </message>
    <message>
        <source>Where to put the file</source>
        <translation>文件存到哪里</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已存为 {name}。</translation>
    </message>
</context>
<context>
    <name>Statement</name>
    <message>
        <source>Account</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Changes of this laptop</source>
        <translation>这台电脑记的</translation>
    </message>
    <message>
        <source>What the others hold of it</source>
        <translation>别的电脑收到多少</translation>
    </message>
    <message>
        <source>Written {written} = taken in elsewhere {accepted} + waiting {waiting} + not taken {refused} + replaced by later ones {superseded}.</source>
        <translation>共记 {written} = 收到 {accepted} + 还在等 {waiting} + 没收下 {refused} + 后来改掉的 {superseded}。</translation>
    </message>
    <message>
        <source>No change is in this state.</source>
        <translation>没有这种状态的。</translation>
    </message>
    <message>
        <source>Nothing was recorded on this laptop yet.</source>
        <translation>这台电脑还没有记过东西。</translation>
    </message>
    <message>
        <source>lies on {roads}</source>
        <translation>放在{roads}</translation>
    </message>
    <message>
        <source>There is no other laptop yet.</source>
        <translation>还没有别的电脑。</translation>
    </message>
    <message>
        <source>A laptop ({id})</source>
        <translation>电脑（{id}）</translation>
    </message>
    <message>
        <source>By its own signed word it holds {holds} of {of}.</source>
        <translation>它签字确认收到 {of} 条里的 {holds} 条。</translation>
    </message>
    <message>
        <source>checked: the same on both</source>
        <translation>核对过，两边一致</translation>
    </message>
    <message>
        <source>not comparable: one has more</source>
        <translation>还没收齐，不好比</translation>
    </message>
    <message>
        <source>the two do not agree</source>
        <translation>两边对不上</translation>
    </message>
</context>
<context>
    <name>StatementPage</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced later</source>
        <translation>
            <numerusform>%n 条后来改掉了</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Syncing …</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n 处要定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent</source>
        <translation>
            <numerusform>%n 条未送出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without receipt</source>
        <translation>
            <numerusform>%n 条等回执</numerusform>
        </translation>
    </message>
    <message>
        <source>all confirmed</source>
        <translation>全部已确认</translation>
    </message>
    <message>
        <source>last sync {when}</source>
        <translation>上次同步 {when}</translation>
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
    <name>StepView</name>
    <message>
        <source>done</source>
        <translation>已做</translation>
    </message>
    <message>
        <source>Step taken</source>
        <translation>这步做到了</translation>
    </message>
    <message>
        <source>Step {number}: {name}</source>
        <translation>第 {number} 步：{name}</translation>
    </message>
</context>
<context>
    <name>StepsGuide</name>
    <message>
        <source>Six steps at the door</source>
        <translation>上门沟通六步</translation>
    </message>
    <message>
        <source>Worded for {name}: {trait}</source>
        <translation>按 {name} 的性格给的说法：{trait}</translation>
    </message>
    <message>
        <source>this home</source>
        <translation>这一户</translation>
    </message>
</context>
<context>
    <name>SuggestionLine</name>
    <message>
        <source>Put it on</source>
        <translation>贴上</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <translation>不合适</translation>
    </message>
    <message>
        <source>Put on {tag}</source>
        <translation>贴上{tag}</translation>
    </message>
    <message>
        <source>{tag} does not fit</source>
        <translation>{tag}不合适</translation>
    </message>
</context>
<context>
    <name>SupervisorPage</name>
    <message>
        <source>Figures</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>待看</translation>
    </message>
    <message>
        <source>Who covers what</source>
        <translation>谁管哪里</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>督导</translation>
    </message>
</context>
<context>
    <name>SupplyLine</name>
    <message>
        <source>Restore supply…</source>
        <translation>恢复供电…</translation>
    </message>
    <message>
        <source>Cut off since {day} {time}</source>
        <translation>{day} {time} 起停电</translation>
    </message>
    <message>
        <source>allowed by {who}</source>
        <translation>{who} 批准</translation>
    </message>
</context>
<context>
    <name>SurveyDialog</name>
    <message>
        <source>{name}: how was it?</source>
        <translation>{name}：请您评一评</translation>
    </message>
    <message>
        <source>How was it?</source>
        <translation>请您评一评</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Answer at least one question, with a key from 1 to 5.</source>
        <translation>至少答一题，按 1 到 5。</translation>
    </message>
    <message>
        <source>The answer is kept. Thank you.</source>
        <translation>评价已记下，谢谢。</translation>
    </message>
    <message>
        <source>The answer is kept. Something is not right there.</source>
        <translation>评价已记下。有一项分低，要跟一跟。</translation>
    </message>
    <message>
        <source>Register a grumble</source>
        <translation>登记抱怨</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Newest changes</source>
        <translation>最近记的</translation>
    </message>
    <message>
        <source>The whole account</source>
        <translation>全部明细</translation>
    </message>
    <message>
        <source>Nothing was recorded on this laptop yet.</source>
        <translation>这台电脑还没有记过东西。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Which way</source>
        <translation>走哪条路</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>{name}&apos;s laptop</source>
        <translation>{name}的电脑</translation>
    </message>
    <message>
        <source>A laptop ({id})</source>
        <translation>电脑（{id}）</translation>
    </message>
    <message>
        <source>Put out</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Not heard yet</source>
        <translation>还没联系上</translation>
    </message>
    <message>
        <source>Has everything</source>
        <translation>都收到了</translation>
    </message>
    <message>
        <source>last heard {when}</source>
        <translation>{when}联系过</translation>
    </message>
    <message>
        <source>All laptops</source>
        <translation>全部电脑</translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>No other laptop yet. Invite one, and both hold the same records.</source>
        <translation>还没有别的电脑。邀请一台，两边的记录就会一样。</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>未送出</translation>
    </message>
    <message>
        <source>Awaiting a receipt</source>
        <translation>等回执</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>on this laptop</source>
        <translation>在这台电脑</translation>
    </message>
    <message>
        <source>on a stick or in a folder</source>
        <translation>在 U 盘或文件夹里</translation>
    </message>
    <message>
        <source>by the server or another laptop</source>
        <translation>服务器或别的电脑收到了</translation>
    </message>
    <message>
        <source>This laptop wrote {written} = {unsent} unsent + {on_the_way} waiting + {confirmed} confirmed.</source>
        <translation>条数对得上：本机共记 {written} = 未送出 {unsent} + 等回执 {on_the_way} + 已确认 {confirmed}。</translation>
    </message>
    <message>
        <source>Of these {seen} are on all laptops.</source>
        <translation>其中 {seen} 条所有电脑都有了。</translation>
    </message>
    <message>
        <source>Put this aside</source>
        <translation>收起来</translation>
    </message>
    <message>
        <source>Exchanging with the station&apos;s server</source>
        <translation>正在和所里服务器同步</translation>
    </message>
    <message>
        <source>Exchanging with the stick or folder</source>
        <translation>正在和 U 盘或文件夹同步</translation>
    </message>
    <message>
        <source>Stopping is harmless: what came and went until then counts.</source>
        <translation>停下也不要紧，已经收发的都算数，下次接着来。</translation>
    </message>
    <message>
        <source>Everything of this laptop is confirmed.</source>
        <translation>这台电脑记的都确认了。</translation>
    </message>
    <message>
        <source>Read, put aside</source>
        <translation>看过了，收起来</translation>
    </message>
    <message>
        <source>Please read</source>
        <translation>请看一下</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>现在同步(&amp;S)</translation>
    </message>
    <message>
        <source>Stick or &amp;folder</source>
        <translation>U 盘或文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Written differently, please choose</source>
        <translation>两处改得不一样，请您定</translation>
    </message>
    <message>
        <source>Last contact {when}, {road}.</source>
        <translation>上次同步 {when}，{road}。</translation>
    </message>
    <message>
        <source>Not exchanged with anybody yet.</source>
        <translation>还没有同步过。</translation>
    </message>
    <message>
        <source>Everything written here is confirmed.</source>
        <translation>这台电脑记的都确认了。</translation>
    </message>
    <message>
        <source>Set the &amp;address …</source>
        <translation>填地址(&amp;A)…</translation>
    </message>
    <message>
        <source>Make a &amp;recovery key …</source>
        <translation>做恢复密钥(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Look at them …</source>
        <translation>去看看(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Check a pack …</source>
        <translation>检验证据包(&amp;C)…</translation>
    </message>
    <message>
        <source>Hand the area &amp;over …</source>
        <translation>移交网格(&amp;O)…</translation>
    </message>
    <message>
        <source>The station&apos;s server</source>
        <translation>所里服务器</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>照片和文件</translation>
    </message>
    <message>
        <source>No recovery key yet</source>
        <translation>还没有恢复密钥</translation>
    </message>
    <message>
        <source>Printed and kept at the station, it opens the area when every supervisor&apos;s laptop is lost.</source>
        <translation>打印出来放在所里，所长的电脑都丢了时靠它打开。</translation>
    </message>
    <message>
        <source>Late records</source>
        <translation>迟到记录</translation>
    </message>
    <message>
        <source>Written by a former steward who did not know of the hand-over.</source>
        <translation>原来的电管家还不知道移交时记的。</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>The whole area goes to another steward; nothing that was written is lost.</source>
        <translation>整个网格交给另一位电管家，记过的都不会丢。</translation>
    </message>
    <message>
        <source>Evidence packs</source>
        <translation>证据包</translation>
    </message>
    <message>
        <source>Tells whether anything in a pack was changed, and which area made it.</source>
        <translation>看看证据包有没有被改过、是哪个网格做的。</translation>
    </message>
    <message>
        <source>Ways and chores</source>
        <translation>通路和要办的事</translation>
    </message>
    <message>
        <source>This area&apos;s seal: {seal}</source>
        <translation>本网格印记：{seal}</translation>
    </message>
    <message>
        <source>Change the &amp;address …</source>
        <translation>改地址(&amp;A)…</translation>
    </message>
    <message>
        <source>No address yet. Without one a stick does all that the server does.</source>
        <translation>还没填地址。没有服务器，用 U 盘一样能同步。</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>连上过</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>没连上</translation>
    </message>
    <message>
        <source>the way is not encrypted, the records on it are</source>
        <translation>这条路没加密，记录是加密的</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <source>The records name {named}; {here} are on this laptop, {hub} on the server.</source>
        <translation>记录里共有 {named} 份，这台电脑有 {here} 份，服务器有 {hub} 份。</translation>
    </message>
    <message>
        <source>the station&apos;s server</source>
        <translation>所里服务器</translation>
    </message>
    <message>
        <source>“{folder}”</source>
        <translation>“{folder}”</translation>
    </message>
    <message>
        <source>{road}: {what}</source>
        <translation>{road}：{what}</translation>
    </message>
    <message>
        <source>{road}: {sent}, {received}.</source>
        <translation>{road}：{sent}，{received}。</translation>
    </message>
    <message>
        <source>Photos and files: {sent} sent, {received} received.</source>
        <translation>照片和文件：送出 {sent} 份，收到 {received} 份。</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>%n more difference(s)</source>
        <translation>
            <numerusform>还有 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent record(s) are safe on this laptop; nothing is lost.</source>
        <translation>
            <numerusform>没送出的 %n 条都好好存在这台电脑里，没有丢。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) wait for a receipt.</source>
        <translation>
            <numerusform>有 %n 条在等回执。</numerusform>
        </translation>
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
        <source>Still holds</source>
        <translation>还是这样</translation>
    </message>
    <message>
        <source>expired {day}</source>
        <translation>{day}已到期</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>到{day}</translation>
    </message>
    <message>
        <source>{tag} still holds</source>
        <translation>{tag}还是这样</translation>
    </message>
    <message>
        <source>Take off {tag}</source>
        <translation>揭掉“{tag}”</translation>
    </message>
</context>
<context>
    <name>TagsSection</name>
    <message numerus="yes">
        <source>%n past its day</source>
        <translation>
            <numerusform>%n 个到期待核</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeDialog</name>
    <message>
        <source>Who looks after {name}</source>
        <translation>{name} 由谁照看</translation>
    </message>
    <message>
        <source>Steward</source>
        <translation>电管家</translation>
    </message>
    <message>
        <source>e.g. is out on a repair</source>
        <translation>如：去抢修了</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>So far: {who}</source>
        <translation>现在：{who}</translation>
    </message>
    <message>
        <source>nobody in particular</source>
        <translation>没有定</translation>
    </message>
    <message>
        <source>{time} {who}: {reason}</source>
        <translation>{time} {who}：{reason}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>定了(&amp;T)</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>从现在起</translation>
    </message>
</context>
<context>
    <name>TemperamentSection</name>
    <message numerus="yes">
        <source>%n observation(s)</source>
        <translation>
            <numerusform>%n 次观察</numerusform>
        </translation>
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
    <name>Timeline</name>
    <message>
        <source>The day&apos;s visits in order</source>
        <translation>这天的走访次序</translation>
    </message>
</context>
<context>
    <name>TitleBlock</name>
    <message>
        <source>Ask next</source>
        <translation>问下一项</translation>
    </message>
    <message>
        <source>Note a visit</source>
        <translation>记走访</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>锦囊</translation>
    </message>
    <message>
        <source>More for this household</source>
        <translation>这一户的更多操作</translation>
    </message>
    <message>
        <source>Add a need…</source>
        <translation>添加特殊需求…</translation>
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
        <source>Register a request…</source>
        <translation>登记诉求…</translation>
    </message>
    <message>
        <source>Somebody asked for a visit…</source>
        <translation>有人请上门…</translation>
    </message>
    <message>
        <source>Pause visits…</source>
        <translation>暂停走访…</translation>
    </message>
    <message>
        <source>Emergency card and word for the door…</source>
        <translation>应急卡和敲门口令…</translation>
    </message>
    <message>
        <source>Explain a bill…</source>
        <translation>电费怎么算…</translation>
    </message>
    <message>
        <source>Check-lists</source>
        <translation>核对单</translation>
    </message>
    <message>
        <source>Cut off for arrears…</source>
        <translation>欠费停电…</translation>
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
        <source>Hand over…</source>
        <translation>移交给别人…</translation>
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
        <source>looked after by {name}</source>
        <translation>由{name}负责</translation>
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
    <name>TodayCare</name>
    <message>
        <source>To the wall of names</source>
        <translation>看名单墙</translation>
    </message>
    <message numerus="yes">
        <source>a word is overdue with %n</source>
        <translation>
            <numerusform>%n 位超期未联系</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more today or tomorrow</source>
        <translation>
            <numerusform>%n 位今明要联系</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {people} looked after: {what}</source>
        <translation>关爱对象 {people} 位：{what}</translation>
    </message>
</context>
<context>
    <name>TodayCases</name>
    <message>
        <source>Requests with a deadline</source>
        <translation>有时限的诉求</translation>
    </message>
    <message>
        <source>To all requests</source>
        <translation>看全部诉求</translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>超时 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due today</source>
        <translation>
            <numerusform>今天到期 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayFindings</name>
    <message>
        <source>Look in on</source>
        <translation>要去看一看的</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>全部 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayLights</name>
    <message>
        <source>Reason to look in</source>
        <translation>该问候一声</translation>
    </message>
    <message>
        <source>a light says no more than that</source>
        <translation>灯只提醒问一声，不说明出了事</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 户</numerusform>
        </translation>
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
    <name>TodayReminders</name>
    <message>
        <source>Care contacts due</source>
        <translation>该联系的人</translation>
    </message>
</context>
<context>
    <name>TodayReviews</name>
    <message>
        <source>{steward} asks about {who}</source>
        <translation>{steward}问起{who}的走访</translation>
    </message>
    <message>
        <source>Answer …</source>
        <translation>回复…</translation>
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
    <message>
        <source>There are no households yet. Your station&apos;s ledger brings the list, the plan and the reminders.</source>
        <translation>还没有住户。导入所里发的台账，名单、走访计划、提醒就都有了。</translation>
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
    <name>Tray</name>
    <message>
        <source>Open GridSteward</source>
        <translation>打开 GridSteward</translation>
    </message>
    <message>
        <source>Hide the window, keep reminding</source>
        <translation>收起窗口，继续提醒</translation>
    </message>
    <message>
        <source>A care contact is due. Unlock to see it.</source>
        <translation>有该联系的人了，解锁后查看。</translation>
    </message>
    <message numerus="yes">
        <source>%n care contact(s) due</source>
        <translation>
            <numerusform>有 %n 位该联系了</numerusform>
        </translation>
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
        <translation>同步</translation>
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
    <name>UsagePage</name>
    <message>
        <source>Choose a finding on the left.</source>
        <translation>在左边选一条。</translation>
    </message>
    <message>
        <source>{name}: to be looked at again</source>
        <translation>{name}：放回待看</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day}起</translation>
    </message>
</context>
<context>
    <name>UseChart</name>
    <message>
        <source>Explain a bill…</source>
        <translation>电费怎么算…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Export the picture…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>Correct the reading of {day}…</source>
        <translation>更正 {day} 的读数…</translation>
    </message>
    <message>
        <source>The chart is on the clipboard, without a name.</source>
        <translation>曲线图已复制，图上没有姓名。</translation>
    </message>
    <message>
        <source>use {day}</source>
        <translation>用电曲线 {day}</translation>
    </message>
</context>
<context>
    <name>UseCorrection</name>
    <message>
        <source>Use of that day, kWh</source>
        <translation>那天用了多少（kWh）</translation>
    </message>
    <message>
        <source>empty: wrong, and nobody knows</source>
        <translation>不填：读数不对，也没人知道是多少</translation>
    </message>
    <message>
        <source>How you know</source>
        <translation>怎么知道的</translation>
    </message>
    <message>
        <source>e.g. read on the meter, the meter was exchanged</source>
        <translation>比如：现场看表、换过表</translation>
    </message>
    <message>
        <source>Correct the reading of {day}</source>
        <translation>更正 {day} 的读数</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>UseReading</name>
    <message>
        <source>as usual here {low}–{high}</source>
        <translation>自己往常 {low}–{high}</translation>
    </message>
    <message>
        <source>neighbours&apos; median {kwh}</source>
        <translation>台区中位 {kwh}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>not read</source>
        <translation>没有读数</translation>
    </message>
    <message>
        <source>{kwh} kWh a day</source>
        <translation>日均 {kwh} kWh</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) read</source>
        <translation>
            <numerusform>读到 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>{kwh} kWh in all</source>
        <translation>共 {kwh} kWh</translation>
    </message>
    <message>
        <source>{amount} yuan</source>
        <translation>{amount} 元</translation>
    </message>
    <message>
        <source>bill {parts}</source>
        <translation>账单 {parts}</translation>
    </message>
    <message>
        <source>set aside: {why}</source>
        <translation>不采信：{why}</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>这个读数不采信</translation>
    </message>
    <message>
        <source>an estimated reading</source>
        <translation>这天是估读</translation>
    </message>
    <message>
        <source>corrected by a steward</source>
        <translation>人工更正过</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first}至{last}</translation>
    </message>
    <message>
        <source>{kwh} in the last 30 days</source>
        <translation>最近30天日均 {kwh}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) not read</source>
        <translation>
            <numerusform>%n 天没有读数</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValueButton</name>
    <message>
        <source>not filled in</source>
        <translation>未填</translation>
    </message>
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
        <source>Advice</source>
        <translation>锦囊</translation>
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
        <source>Answer …</source>
        <translation>回复…</translation>
    </message>
    <message>
        <source>Said about this visit</source>
        <translation>关于这次走访</translation>
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
        <source>Show more</source>
        <translation>再多列一些</translation>
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
    <message>
        <source>, the latest {shown} are shown</source>
        <translation>，列出最近 {shown} 次</translation>
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
    <name>VisitsPanel</name>
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
        <source>Show more</source>
        <translation>再多列一些</translation>
    </message>
    <message>
        <source>, the latest {shown} are shown</source>
        <translation>，列出最近 {shown} 次</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Waiting to be let in</source>
        <translation>等所长批准</translation>
    </message>
    <message>
        <source>The supervisor now presses “Who asks to join?” on the page of the laptops and lets this one in. Compare the mark: it stands on both screens.</source>
        <translation>请所长在“电脑”页的“谁在申请加入”里批准这台电脑。对一下标记，两边屏幕上应该一样。</translation>
    </message>
    <message>
        <source>Mark of this laptop</source>
        <translation>这台电脑的标记</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>再看一次(&amp;L)</translation>
    </message>
    <message>
        <source>Look on a &amp;stick</source>
        <translation>到 U 盘上看(&amp;S)</translation>
    </message>
    <message>
        <source>Recover with the printed &amp;key …</source>
        <translation>用打印的密钥恢复(&amp;K)…</translation>
    </message>
    <message>
        <source>Do not join after all</source>
        <translation>不加入了</translation>
    </message>
    <message>
        <source>Close, go on later</source>
        <translation>先关掉，以后再来</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在看…</translation>
    </message>
    <message>
        <source>Not let in yet. It is looked for again by itself; you can close this meanwhile.</source>
        <translation>还没批准。会自己再看，您可以先关掉。</translation>
    </message>
    <message>
        <source>The request lies on the stick. Take it to the supervisor&apos;s laptop, then bring it back.</source>
        <translation>申请已经放在 U 盘上。请拿到所长的电脑上，批准后再插回来。</translation>
    </message>
    <message>
        <source>Let in to “{area}”. Fetching its records …</source>
        <translation>已批准加入“{area}”，正在取资料…</translation>
    </message>
    <message>
        <source>Fetching the records</source>
        <translation>正在取资料</translation>
    </message>
    <message>
        <source>This laptop no longer asks to join; nothing was recorded on it yet.</source>
        <translation>这台电脑不再申请加入，上面还没有记过东西。</translation>
    </message>
    <message>
        <source>Another day a new code is needed.</source>
        <translation>以后要加入，得用新的邀请码。</translation>
    </message>
    <message>
        <source>Do not join?</source>
        <translation>不加入了？</translation>
    </message>
    <message>
        <source>Do not join</source>
        <translation>不加入</translation>
    </message>
</context>
<context>
    <name>WallView</name>
    <message>
        <source>To be seen or heard first</source>
        <translation>先联系这几位</translation>
    </message>
    <message>
        <source>Nobody is due today or tomorrow.</source>
        <translation>今明两天没有要联系的人。</translation>
    </message>
    <message>
        <source>Everybody who is looked after</source>
        <translation>全部关爱对象</translation>
    </message>
    <message>
        <source>Nobody is looked after yet. Open a household and add a need, with the person&apos;s consent: whoever then belongs to a care tier stands here.</source>
        <translation>还没有关爱对象。打开一户，征得本人同意后添加特殊需求；符合关爱层级的人会列在这里。</translation>
    </message>
    <message>
        <source>Special care</source>
        <translation>特殊关爱</translation>
    </message>
    <message>
        <source>By village</source>
        <translation>按村</translation>
    </message>
    <message>
        <source>By tier</source>
        <translation>按层级</translation>
    </message>
    <message>
        <source>By light</source>
        <translation>按灯</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>A light only says “look in”, never what is wrong; it compares with the home&apos;s own 28 to 60 days.</source>
        <translation>灯只说“该去看一眼”，不是诊断；和自己过去 28–60 天比。</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>超期 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n today or tomorrow</source>
        <translation>
            <numerusform>今明 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) in this area are not shared with this laptop.</source>
        <translation>
            <numerusform>本网格另有 %n 项需求没有开放给这台电脑。</numerusform>
        </translation>
    </message>
    <message>
        <source>No village</source>
        <translation>未填村</translation>
    </message>
    <message>
        <source>Export who is looked after</source>
        <translation>导出关爱名单</translation>
    </message>
    <message>
        <source>Everybody on the wall with needs and the next word, and all contact rounds of outages.</source>
        <translation>名单墙上的每一位，连同需求和下次联系日期，以及历次停电联络。</translation>
    </message>
    <message>
        <source>special care {day}.xlsx</source>
        <translation>特殊关爱 {day}.xlsx</translation>
    </message>
</context>
<context>
    <name>WarningSection</name>
    <message numerus="yes">
        <source>Show all %n with their reasons</source>
        <translation>
            <numerusform>全部 %n 户和原因</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Warnings</name>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Record the visit</source>
        <translation>记走访</translation>
    </message>
    <message>
        <source>Give these some thought this week</source>
        <translation>这周多留意</translation>
    </message>
    <message>
        <source>may complain; it is about what happened, not about them</source>
        <translation>可能会投诉；说的是事，不是给人下结论</translation>
    </message>
    <message>
        <source>Show every reason</source>
        <translation>看全部原因</translation>
    </message>
    <message>
        <source>From open findings, promises, moods and complaints of the last twelve months. It fades by itself, is kept nowhere and goes into no list: a reason to speak with somebody, not a word about them.</source>
        <translation>从一年里没弄清的用电变化、承诺、走访心情和投诉里看出来的。过些时候自己会淡下去，不存在哪里，也不进别的表：只是该去聊聊的由头，不是给人下的结论。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>WeatherDialog</name>
    <message>
        <source>Say hard weather</source>
        <translation>记天气</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>On which day</source>
        <translation>哪一天</translation>
    </message>
    <message>
        <source>In which weather</source>
        <translation>什么天气</translation>
    </message>
    <message>
        <source>Whoever is to be called in such weather is on the list that day.</source>
        <translation>设了这种天气提醒的人，到那天会列出来。</translation>
    </message>
</context>
<context>
    <name>WeekCell</name>
    <message>
        <source>home</source>
        <translation>在家</translation>
    </message>
    <message>
        <source>best</source>
        <translation>方便</translation>
    </message>
</context>
<context>
    <name>WeekCurve</name>
    <message>
        <source>week of {day}: mean {mean}, most intense {peak}, at the end {ending}</source>
        <translation>{day} 那周：平均 {mean}，最深一刻 {peak}，离开时 {ending}</translation>
    </message>
    <message>
        <source>My visits week by week</source>
        <translation>我的走访每周心情</translation>
    </message>
</context>
<context>
    <name>WeekStrip</name>
    <message>
        <source>Days of the week</source>
        <translation>一周的日子</translation>
    </message>
    <message>
        <source>Today {day}</source>
        <translation>今天 {day}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>not planned</source>
        <translation>没排</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>{all} 户已访 {done}</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
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
        <source>&amp;Join an area with a code</source>
        <translation>加入已有的网格(&amp;J)</translation>
    </message>
    <message>
        <source>Your station has it already; a supervisor&apos;s laptop shows the code.</source>
        <translation>所里已经在用，邀请码在所长的电脑上看。</translation>
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
    <name>_Around</name>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>on the day</source>
        <translation>当天</translation>
    </message>
    <message>
        <source>Before or after</source>
        <translation>提前还是之后</translation>
    </message>
    <message>
        <source>days before</source>
        <translation>天前</translation>
    </message>
    <message>
        <source>days after</source>
        <translation>天后</translation>
    </message>
</context>
<context>
    <name>_Calendar</name>
    <message>
        <source>How often</source>
        <translation>多久一次</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>on days of the week</source>
        <translation>每周的某几天</translation>
    </message>
    <message>
        <source>every second week</source>
        <translation>隔一周一次</translation>
    </message>
    <message>
        <source>on a day of the month</source>
        <translation>每月的某一天</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>每月几号</translation>
    </message>
</context>
<context>
    <name>_Dates</name>
    <message>
        <source>a certain day</source>
        <translation>某一天</translation>
    </message>
    <message>
        <source>Which day</source>
        <translation>哪个日子</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>_Lunar</name>
    <message>
        <source>every lunar month</source>
        <translation>农历每个月</translation>
    </message>
    <message>
        <source>Lunar month</source>
        <translation>农历月</translation>
    </message>
    <message>
        <source>Lunar day</source>
        <translation>农历日</translation>
    </message>
</context>
<context>
    <name>_Outage</name>
    <message>
        <source>Days before</source>
        <translation>提前几天</translation>
    </message>
    <message>
        <source>days before a planned outage here</source>
        <translation>天前（本台区计划停电）</translation>
    </message>
</context>
<context>
    <name>_Payment</name>
    <message>
        <source>To be paid by day</source>
        <translation>每月几号前交</translation>
    </message>
    <message>
        <source>Days before</source>
        <translation>提前几天</translation>
    </message>
    <message>
        <source>to be paid by day</source>
        <translation>每月几号前交</translation>
    </message>
    <message>
        <source>remind</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>days before that</source>
        <translation>天提醒</translation>
    </message>
</context>
<context>
    <name>_Place</name>
    <message>
        <source>Choose a household…</source>
        <translation>选一户…</translation>
    </message>
</context>
<context>
    <name>_Since</name>
    <message>
        <source>Days without contact</source>
        <translation>没联系的天数</translation>
    </message>
    <message>
        <source>days without contact</source>
        <translation>天没联系就提醒</translation>
    </message>
</context>
<context>
    <name>_Weather</name>
    <message>
        <source>In which weather</source>
        <translation>什么天气</translation>
    </message>
    <message>
        <source>Not again within so many days</source>
        <translation>几天内不重复</translation>
    </message>
    <message>
        <source>a contact holds for</source>
        <translation>联系过就管</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
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
        <source>Portrait below {percent}%</source>
        <translation>画像不到 {percent}%</translation>
    </message>
    <message>
        <source>Open promises</source>
        <translation>没办完的承诺</translation>
    </message>
    <message>
        <source>No {part} yet</source>
        <translation>缺：{part}</translation>
    </message>
    <message>
        <source>A tag past its day</source>
        <translation>标签到期</translation>
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
        <source>Appliance</source>
        <translation>电器</translation>
    </message>
    <message>
        <source>Routine and best time</source>
        <translation>作息和方便时间</translation>
    </message>
    <message>
        <source>Observation</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>Own judgement</source>
        <translation>本人判断</translation>
    </message>
    <message>
        <source>Life event</source>
        <translation>家里的事</translation>
    </message>
    <message>
        <source>Portrait checked</source>
        <translation>画像核对</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Late record</source>
        <translation>迟到记录</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>Word for the door</source>
        <translation>敲门口令</translation>
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
        <source>Face: the most intense moment · dot: at the end · flag: what was planned came about</source>
        <translation>笑脸：印象最深的一刻 · 圆点：离开时 · 小旗：计划的一刻和收尾（绿色是都做到了）</translation>
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
    <message>
        <source>Use chart</source>
        <translation>用电曲线</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Weekly</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Monthly</source>
        <translation>月</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>近90天</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>近一年</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>More for this chart</source>
        <translation>曲线的更多操作</translation>
    </message>
    <message>
        <source>No readings of this home yet.</source>
        <translation>这户还没有电量数据。</translation>
    </message>
    <message>
        <source>Import readings</source>
        <translation>导入电量</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用电</translation>
    </message>
    <message>
        <source>Use to ask about</source>
        <translation>用电要问一声</translation>
    </message>
</context>
<context>
    <name>portrait</name>
    <message>
        <source>e.g. 2015 or 2015-06</source>
        <translation>如 2015 或 2015-06</translation>
    </message>
    <message>
        <source>{name}, e.g. 1948-03-02</source>
        <translation>{name}，如 1948-03-02</translation>
    </message>
    <message>
        <source>No appliance is noted yet.</source>
        <translation>还没记电器。</translation>
    </message>
    <message>
        <source>Add an appliance</source>
        <translation>添一样电器</translation>
    </message>
    <message>
        <source>Appliances</source>
        <translation>家里电器</translation>
    </message>
    <message>
        <source>about {power:g} kW in all</source>
        <translation>合计约 {power:g} kW</translation>
    </message>
    <message>
        <source>of one; usually {power:g}</source>
        <translation>单台，一般 {power:g}</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Add {what}</source>
        <translation>添{what}</translation>
    </message>
    <message>
        <source>Another one…</source>
        <translation>别的电器…</translation>
    </message>
    <message>
        <source>The appliance was taken off.</source>
        <translation>电器去掉了。</translation>
    </message>
    <message>
        <source>usually {power:g} W</source>
        <translation>一般 {power:g} W</translation>
    </message>
    <message>
        <source>Relation classes</source>
        <translation>客户分类</translation>
    </message>
    <message>
        <source>Note an event…</source>
        <translation>记一件事…</translation>
    </message>
    <message>
        <source>No event is noted.</source>
        <translation>没有记过。</translation>
    </message>
    <message>
        <source>Life events</source>
        <translation>家里的事</translation>
    </message>
    <message>
        <source>Note an event</source>
        <translation>记一件家里的事</translation>
    </message>
    <message>
        <source>Change the event</source>
        <translation>改这件事</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>什么事</translation>
    </message>
    <message>
        <source>e.g. 2026-11-03, 2026-11 or 2026</source>
        <translation>如 2026-11-03、2026-11 或 2026</translation>
    </message>
    <message>
        <source>The event was taken off.</source>
        <translation>这件事去掉了。</translation>
    </message>
    <message>
        <source>How fresh this is</source>
        <translation>资料新不新</translation>
    </message>
    <message>
        <source>Noted: {part} is still so.</source>
        <translation>记下了：{part}还是这样。</translation>
    </message>
    <message>
        <source>Take the own judgement back</source>
        <translation>收回本人判断</translation>
    </message>
    <message>
        <source>Need level</source>
        <translation>需求层次</translation>
    </message>
    <message>
        <source>Not known yet: nobody was met here.</source>
        <translation>还不知道：没见过这家的人。</translation>
    </message>
    <message>
        <source>At home and best time</source>
        <translation>在家和方便的时间</translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation>平日</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>What to avoid</source>
        <translation>避开什么</translation>
    </message>
    <message>
        <source>What to avoid, e.g. noon nap, market on days with a 5</source>
        <translation>避开什么，如：中午歇觉、逢五赶集</translation>
    </message>
    <message>
        <source>Routine and best time</source>
        <translation>作息和方便时间</translation>
    </message>
    <message>
        <source>press once: at home, twice: suits best</source>
        <translation>点一下在家，点两下最方便</translation>
    </message>
    <message>
        <source>early</source>
        <translation>清早</translation>
    </message>
    <message>
        <source>morning</source>
        <translation>上午</translation>
    </message>
    <message>
        <source>noon</source>
        <translation>中午</translation>
    </message>
    <message>
        <source>afternoon</source>
        <translation>下午</translation>
    </message>
    <message>
        <source>evening</source>
        <translation>傍晚</translation>
    </message>
    <message>
        <source>best: {when}</source>
        <translation>{when}方便</translation>
    </message>
    <message>
        <source>at home: {when}</source>
        <translation>{when}在家</translation>
    </message>
    <message>
        <source>worked out: {percent}%</source>
        <translation>算出来 {percent}%</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>把握较大</translation>
    </message>
    <message>
        <source>not quite sure</source>
        <translation>把握中等</translation>
    </message>
    <message>
        <source>a first guess</source>
        <translation>把握不大</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>已记</translation>
    </message>
    <message>
        <source>old: as of {day}</source>
        <translation>{day}记的，该再核</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>{day}记的</translation>
    </message>
    <message>
        <source>{said}, as of {day}</source>
        <translation>{said}（{day}问的）</translation>
    </message>
    <message>
        <source>not noted yet</source>
        <translation>还没记</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>贴标签</translation>
    </message>
    <message>
        <source>No tag yet.</source>
        <translation>还没有标签。</translation>
    </message>
    <message>
        <source>What the records suggest</source>
        <translation>从记录看，可以贴</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Noted: the tag still holds.</source>
        <translation>记下了：标签还是这样。</translation>
    </message>
    <message>
        <source>It is not suggested here again.</source>
        <translation>这里不再建议这个标签。</translation>
    </message>
    <message>
        <source>Note what was seen…</source>
        <translation>记一次观察…</translation>
    </message>
    <message>
        <source>Own judgement</source>
        <translation>本人判断</translation>
    </message>
    <message>
        <source>As observed</source>
        <translation>按观察</translation>
    </message>
    <message>
        <source>How to talk with them</source>
        <translation>怎么说话合适</translation>
    </message>
    <message>
        <source>No leaning shows yet.</source>
        <translation>还看不出来。</translation>
    </message>
    <message>
        <source>Nothing observed yet. After a visit, eight quick questions tell.</source>
        <translation>还没观察过。走访完点八个小问题就知道。</translation>
    </message>
    <message>
        <source>{what} ({times}×, last {day})</source>
        <translation>{what}（{times} 次，{day}）</translation>
    </message>
    <message>
        <source>Seen: {what}</source>
        <translation>看到：{what}</translation>
    </message>
    <message>
        <source>The observation was taken away.</source>
        <translation>这次观察去掉了。</translation>
    </message>
</context>
</TS>
