#!/usr/bin/env pwsh

<#
.SYNOPSIS
Runs every test, as ./test does elsewhere. Installs what the tests need and says so.

.PARAMETER Quick
Leaves out the real refresh, the browser journeys and the tests that are marked slow.

.PARAMETER Soak
Runs the long tests: more rounds where everything goes wrong.
#>
#requires -Version 7.4
[CmdletBinding(DefaultParameterSetName = 'All')]
param([Parameter(ParameterSetName = 'Quick')][switch]$Quick, [Parameter(ParameterSetName = 'Soak')][switch]$Soak)
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
. ./scripts/prerequisites.ps1
$env:DOTNET_CLI_TELEMETRY_OPTOUT = $env:DOTNET_NOLOGO = $env:DOTNET_SKIP_FIRST_TIME_EXPERIENCE = '1'
# Nothing here asks a publisher: what is asked is a publisher on this machine, by tests that say so.
$env:Live__Offline = 'true'
# A test runs most code a few times: watching how it runs, to compile it better, takes more than it brings.
$env:DOTNET_TieredPGO = '0'
if ($Soak) { $env:HEALTHNEEDS_SOAK_ROUNDS = '100' }
$artifacts = Join-Path $PSScriptRoot 'artifacts/test'
Remove-Item -Recurse -Force $artifacts -ErrorAction SilentlyContinue
New-Item -ItemType Directory -Force "$artifacts/results", "$artifacts/screenshots" | Out-Null
$failed = $false

function Write-Step([string]$Text) { Write-Host "`n$Text" -ForegroundColor White }

# Chromium, or a browser that is made of it.
function Find-Browser {
    $places = @($env:JOURNEY_BROWSER, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium')
    foreach ($root in $env:ProgramFiles, ${env:ProgramFiles(x86)}, $env:LocalAppData) {
        if ($root) { $places += "$root/Google/Chrome/Application/chrome.exe", "$root/Chromium/Application/chrome.exe", "$root/Microsoft/Edge/Application/msedge.exe" }
    }
    $places | Where-Object { $_ -and (Test-Path $_) } | Select-Object -First 1
}

Write-Step '1/5  What the tests need'
Assert-DotNet
Assert-Node
& dotnet tool restore | Out-Null
Assert-Ended 'Fetching the tools of .config/dotnet-tools.json'

Write-Step '2/5  Build (Release, warnings are errors)'
Restore-BrowserParts
& dotnet build HealthNeeds.sln -c Release --nologo -v quiet -p:UseSharedCompilation=true
Assert-Ended 'The build'

Write-Step '3/5  Formatting'
& dotnet format whitespace . --folder --verify-no-changes --exclude node_modules --exclude artifacts
Assert-Ended 'The check of formatting'
Write-Host 'Formatting is as .editorconfig asks.'
# Where a feed keeps no list of known faults this says "not available" and goes on; where one names a part of ours, the run fails.
& node scripts/dependencies.mjs --audit
if ($LASTEXITCODE -ne 0) { $failed = $true }

Write-Step '4/5  Unit, property, store, ingest, analytics, page and architecture tests'
$filter = $Quick ? @('--filter', 'Speed!=Slow') : @()
& dotnet test HealthNeeds.sln -c Release --no-build --nologo --logger trx --results-directory "$artifacts/results" -m:1 @filter
if ($LASTEXITCODE -ne 0) { $failed = $true }
if (-not $Quick) {
    $env:Releases__Directory = "$artifacts/releases"
    & dotnet Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll refresh --offline
    if ($LASTEXITCODE -ne 0) { $failed = $true }
    $env:JOURNEY_BROWSER = Find-Browser
    if (-not $env:JOURNEY_BROWSER) {
        Write-Warning 'SKIPPED: there is no Chromium, Chrome or Edge, so no page was opened in a browser.'
    } else {
        $env:JOURNEY_RELEASES = "$artifacts/releases"
        $env:JOURNEY_SCREENSHOTS = "$artifacts/screenshots"
        & node tests/Journeys/run.mjs "$artifacts/results/journeys.xml"
        if ($LASTEXITCODE -ne 0) { $failed = $true }
    }
}

Write-Step '5/5  Result'
& node scripts/count-results.mjs "$artifacts/results"
if ($LASTEXITCODE -ne 0) { $failed = $true }
exit ($failed ? 1 : 0)
