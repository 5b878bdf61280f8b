# Prepares this computer and runs every check and test; fails if one of them does. pytest speaks last.
. (Join-Path $PSScriptRoot "prepare.ps1")
Install-Program "[dev]"

Set-Location $root
$env:PYTHONUTF8 = "1"
if (-not $env:QT_QPA_PLATFORM) { $env:QT_QPA_PLATFORM = "offscreen" }
$failed = @()

function Test-Part([string]$title, [string]$command, [string[]]$arguments) {
    Write-Host "== $title"
    & (Join-Path $bin $command) @arguments | Out-Host
    if ($LASTEXITCODE -ne 0) { $script:failed += $title }
}

Test-Part "ruff check" "ruff.exe" @("check")
Test-Part "ruff format" "ruff.exe" @("format", "--check")
Test-Part "mypy" "mypy.exe" @()
Test-Part "import contracts" "lint-imports.exe" @()
Test-Part "catalogues" "python.exe" @("resources\catalogues.py", "check")
if ($failed) { Write-Host "== failed: $($failed -join ', ')" }

& (Join-Path $bin "python.exe") -m pytest -n 3 --dist loadfile @args
$status = $LASTEXITCODE
if ($failed -and $status -eq 0) { $status = 1 }
exit $status
