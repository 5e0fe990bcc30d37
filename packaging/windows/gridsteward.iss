; Inno Setup: for one person, without an administrator's password. Not run by the project's own checks.
[Setup]
AppId={{6E4A8B0B-5C0E-4B57-9F6E-0D1E6C5A7B21}
AppName=GridSteward
AppVersion={#Version}
AppPublisher=The GridSteward authors
DefaultDirName={autopf}\GridSteward
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\gridsteward.ico
UninstallDisplayIcon={app}\GridStewardWindow.exe
OutputDir=..\..\dist
OutputBaseFilename=GridSteward-{#Version}-setup
Compression=lzma2
SolidCompression=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[InstallDelete]
; an older version's files would be found beside the new ones
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\gridsteward\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\GridSteward"; Filename: "{app}\GridStewardWindow.exe"

[Run]
Filename: "{app}\GridStewardWindow.exe"; Flags: nowait postinstall skipifsilent; Description: "GridSteward"
