#!/usr/bin/env pwsh

<#
.SYNOPSIS
Builds what has changed, then serves the dashboard with its worker beside it, as ./run does elsewhere.

.DESCRIPTION
Builds HealthNeeds where something has changed, serves the dashboard, and runs the worker beside it.
The worker makes a release of the bundled figures at once where there is none, and then keeps to its schedule.
Ctrl-C stops both.

Settings by environment: ASPNETCORE_URLS, Releases__Directory (default: .\releases), Data__Directory (default: .\data),
Region, Worker__Embedded, Worker__Schedule (Quartz cron, default '0 30 3 ? * MON').

.PARAMETER Region
A folder of data\regions, or the code of any ICB (default: the first region, South Yorkshire).

.PARAMETER Port
Serve http://localhost:PORT (default: 5080).

.PARAMETER NoWorker
Serve only; refresh with: dotnet Ingest\bin\Release\net10.0\HealthNeeds.Ingest.dll refresh

.EXAMPLE
./run.ps1 -Region cornwall -Port 8080
#>
#requires -Version 7.4
[CmdletBinding()]
param(
    [ValidateNotNullOrEmpty()][string]$Region,
    [ValidateRange(1, 65535)][int]$Port,
    [switch]$NoWorker
)
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
. ./scripts/prerequisites.ps1
$env:DOTNET_CLI_TELEMETRY_OPTOUT = $env:DOTNET_NOLOGO = $env:DOTNET_SKIP_FIRST_TIME_EXPERIENCE = '1'
if ($Region) { $env:Region = $Region }
if ($Port) { $env:ASPNETCORE_URLS = "http://localhost:$Port" }
if ($NoWorker) { $env:Worker__Embedded = 'false' }

$configuration = 'Release'
$dashboard = Join-Path $PSScriptRoot "Dashboard/bin/$configuration/net10.0/HealthNeeds.Dashboard.dll"
$worker = Join-Path $PSScriptRoot "Ingest/bin/$configuration/net10.0/HealthNeeds.Ingest.dll"
$built = Join-Path $PSScriptRoot 'artifacts/run/built.ps1.txt'

# Names, sizes and times of everything the build reads: enough to know that nothing has changed.
function Get-Sources {
    $files = Get-ChildItem -Force -Recurse -File Core, Store, Analytics, Ingest, Dashboard |
        Where-Object { [IO.Path]::GetRelativePath("$PWD", $_.FullName) -notmatch '[\\/](bin|obj|generated)[\\/]' }
    $files += Get-Item -Force Directory.*, global.json, package-lock.json, BannedSymbols.txt, .editorconfig
    $lines = [string[]]($files | ForEach-Object { "$($_.FullName) $($_.Length) $($_.LastWriteTimeUtc.Ticks)" })
    [Array]::Sort($lines, [StringComparer]::Ordinal)
    [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($lines -join "`n")))
}

function Invoke-Build {
    Write-Host 'What the build needs:'
    Assert-DotNet
    Assert-Node
    Restore-BrowserParts
    Write-Host "Building ($configuration) …"
    $now = Get-Sources
    foreach ($project in 'Dashboard', 'Ingest') {
        & dotnet build "$project/$project.csproj" -c $configuration --nologo -v quiet -clp:NoSummary
        Assert-Ended "The build of $project"
    }
    New-Item -ItemType Directory -Force (Split-Path $built) | Out-Null
    [IO.File]::WriteAllText($built, $now)
}

$stands = (Test-Path $dashboard) -and (Test-Path $worker) -and (Test-Path $built) -and (Get-Content -Raw $built) -eq (Get-Sources)
if (-not $stands) { Invoke-Build }
if (-not (Test-Program dotnet)) { throw 'The .NET 10 runtime is needed and was not found. See https://dotnet.microsoft.com/download/dotnet/10.0' }

$env:ASPNETCORE_URLS ??= 'http://localhost:5080'
$env:Releases__Directory ??= Join-Path $PSScriptRoot 'releases'
$env:Data__Directory ??= Join-Path $PSScriptRoot 'data'
$env:Worker__Embedded ??= 'true'
$env:Worker__Path ??= $worker

if ($env:Worker__Embedded -eq 'true' -and -not (Test-Path (Join-Path $env:Releases__Directory 'current.json'))) {
    Write-Host 'There is no release yet: the worker makes one now, which takes about three minutes. The page shows how far it is.'
}
Write-Host "Open $($env:ASPNETCORE_URLS.Split(';')[0])  (Ctrl-C stops the dashboard and the worker)"
& dotnet $dashboard --contentRoot (Join-Path $PSScriptRoot 'Dashboard')
exit $LASTEXITCODE
