; The installer for Windows (Inno Setup 6.3 or newer). packaging\windows\build.py calls it:
;   ISCC /DAppVersion=… packaging\windows\facilitator.iss
;
; For the person who installs it: no administrator is needed, nothing is asked that has an answer.
; It goes into the person's own folder, .workshop and .deck open with it, and what is uninstalled
; is the program: workshops, settings and backups stay where they are.
;
; Signing is left open: an unsigned installer is met with a warning by SmartScreen. With a
; certificate, give ISCC a tool and say so:
;   ISCC /DSigned "/Ssigner=signtool.exe sign /fd sha256 /tr URL /td sha256 /a $f" …
; and sign the facilitator.exe in the bundle with the same tool before.

#ifndef AppVersion
  #error The version is missing: run packaging\windows\build.py, which takes it from the program.
#endif

#define Name "Facilitator"
#define Program "facilitator.exe"
#define Bundle "..\..\build\package\bundle\facilitator"

[Setup]
AppId={{6B1D6F0E-2C5B-4E0B-9A53-6E0C3C0C9C41}
AppName={#Name}
AppVersion={#AppVersion}
AppVerName={#Name} {#AppVersion}
AppPublisher=The Facilitator contributors
VersionInfoVersion={#AppVersion}
PrivilegesRequired=lowest
DefaultDirName={autopf}\{#Name}
DisableDirPage=auto
DisableProgramGroupPage=yes
DisableReadyPage=yes
LicenseFile=..\..\LICENSE
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
OutputDir=..\..\dist
OutputBaseFilename={#Name}-{#AppVersion}-setup
SetupIconFile=..\..\build\facilitator.ico
UninstallDisplayIcon={app}\{#Program}
UninstallDisplayName={#Name}
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
#ifdef Signed
SignTool=signer
SignedUninstaller=yes
#endif

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
english.Workshop=Facilitator workshop
english.Deck=Facilitator deck
english.Shortcut=Put a shortcut on the desktop
english.Start=Start Facilitator

[Tasks]
Name: "desktop"; Description: "{cm:Shortcut}"; Flags: unchecked

[InstallDelete]
; Libraries of an older version go first. Nobody keeps anything of their own in this folder.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Program}"; Tasks: desktop

[Registry]
; HKA is the person's own part of the registry, since no administrator is asked.
Root: HKA; Subkey: "Software\Classes\.workshop"; ValueType: string; ValueData: "Facilitator.workshop"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.workshop\OpenWithProgids"; ValueType: string; ValueName: "Facilitator.workshop"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\Facilitator.workshop"; ValueType: string; ValueData: "{cm:Workshop}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Facilitator.workshop\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\Facilitator.workshop\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.deck"; ValueType: string; ValueData: "Facilitator.deck"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.deck\OpenWithProgids"; ValueType: string; ValueName: "Facilitator.deck"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\Facilitator.deck"; ValueType: string; ValueData: "{cm:Deck}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Facilitator.deck\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\Facilitator.deck\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:Start}"; Flags: nowait postinstall skipifsilent

; There is no [UninstallDelete]: what people made is theirs. Workshops lie where they were saved,
; settings and backups in the person's own folder, and the uninstaller touches neither.
