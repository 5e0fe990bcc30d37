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
    <name>Below</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
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
    <name>FileDialog</name>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>A copy outside GridSteward is no longer encrypted.</source>
        <translation>存到外面的这一份不再加密，请收好。</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存一份…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This file cannot be shown here.</source>
        <translation>这种文件这里看不了，可以另存一份再打开。</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存一份</translation>
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
        <source>More: kept filters, add, duplicates</source>
        <translation>更多：常用筛选、新增、可能重复</translation>
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
        <source>Remove {filter}</source>
        <translation>去掉“{filter}”</translation>
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
        <source>Another area …</source>
        <translation>打开别的网格</translation>
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
        <translation>补记</translation>
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
        <translation>补记</translation>
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
</context>
</TS>
