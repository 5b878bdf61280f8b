# Prepares this computer and shows the program on sample data. What follows the command goes to "quotadesk demo".
. (Join-Path $PSScriptRoot "prepare.ps1")
Install-Program ""
& (Join-Path $bin "quotadesk.exe") demo @args
exit $LASTEXITCODE
