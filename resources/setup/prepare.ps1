# Makes ready what the program needs on Windows: Python and an environment of its own. Read by demo.ps1 and check.ps1,
# which name the extras. ASCII only: Windows PowerShell 5.1 reads a script without mark in the local encoding.
$ErrorActionPreference = "Stop"
$root = (Resolve-Path (Join-Path $PSScriptRoot "..\..")).Path
$bin = Join-Path $root ".venv\Scripts"

# A Python of 3.11 or newer, as command and leading arguments; the launcher first, for "python" may be the shop's stub.
function Find-Python {
    $candidates = @(@("py", "-3.13"), @("py", "-3.12"), @("py", "-3.11"), @("py", "-3"), @("python"), @("python3"))
    foreach ($candidate in $candidates) {
        if (-not (Get-Command $candidate[0] -ErrorAction SilentlyContinue)) { continue }
        $leading = @($candidate | Select-Object -Skip 1)
        $wanted = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"
        try { & $candidate[0] @leading -c $wanted 2>$null | Out-Null } catch { continue }
        if ($LASTEXITCODE -eq 0) { return ,$candidate }
    }
    throw "Python 3.11 or newer was not found. Install it from https://www.python.org/downloads/"
}

# Installs the program with the extras (such as "[dev]") into .venv, unless nothing has changed since the last time.
function Install-Program([string]$extras) {
    if (-not (Test-Path (Join-Path $bin "python.exe"))) {
        $found = @(Find-Python)
        $leading = @($found | Select-Object -Skip 1)
        & $found[0] @leading -m venv --clear (Join-Path $root ".venv")
        if ($LASTEXITCODE -ne 0) { throw "The environment .venv could not be made." }
    }
    $stamp = Join-Path $root ".venv\installed$extras"
    if ((Test-Path -LiteralPath $stamp) -and ((Get-Content -LiteralPath $stamp -TotalCount 1) -eq $root)) {
        $since = (Get-Item -LiteralPath $stamp).LastWriteTimeUtc
        $sources = @(Get-Item "$root\pyproject.toml", "$root\resources\build_hook.py")
        $sources += @(Get-ChildItem "$root\resources\locale" -Recurse -Include *.po)
        if (-not ($sources | Where-Object { $_.LastWriteTimeUtc -gt $since })) { return }
    }
    Write-Host "Installing the program into .venv"
    & (Join-Path $bin "python.exe") -m pip install --quiet --disable-pip-version-check --no-compile --editable "$root$extras"
    if ($LASTEXITCODE -ne 0) { throw "The program could not be installed." }
    Set-Content -LiteralPath $stamp -Value $root -Encoding UTF8
}
