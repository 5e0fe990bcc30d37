<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
</TS>
