# What run.ps1 and test.ps1 share: finding, installing or asking for what is missing.

function Test-Program([string]$Name) { $null -ne (Get-Command $Name -CommandType Application -ErrorAction SilentlyContinue) }

# Stops the script where a program that was started ends in failure.
function Assert-Ended([string]$What) {
    if ($LASTEXITCODE -ne 0) { throw "$What failed (exit code $LASTEXITCODE)." }
}

# Windows installs with winget, Debian with apt-get where this is root. $Winget and $Debian are the packages' names there.
function Install-Program([string]$Name, [string]$Winget, [string]$Debian, [string]$Why) {
    if (Test-Program $Name) {
        Write-Host "  $Name is here."
        return $true
    }
    if ($IsWindows -and (Test-Program winget)) {
        Write-Host "  Installing $Winget with winget, for $Why …"
        & winget install --id $Winget --exact --silent --accept-source-agreements --accept-package-agreements | Out-Null
        # What was installed is on the PATH of new sessions only.
        $env:Path = [Environment]::GetEnvironmentVariable('Path', 'Machine') + ';' + [Environment]::GetEnvironmentVariable('Path', 'User')
    } elseif ($IsLinux -and (Test-Program apt-get) -and (& id -u) -eq '0') {
        Write-Host "  Installing $Debian with apt-get, for $Why …"
        & apt-get update -qq | Out-Null
        & apt-get install -y -qq --no-install-recommends $Debian | Out-Null
    }
    if (Test-Program $Name) { return $true }
    Write-Warning "$Name is missing and could not be installed, so $Why cannot be done. Install $($IsWindows ? $Winget : $Debian)."
    return $false
}

function Assert-DotNet {
    $found = (Install-Program dotnet 'Microsoft.DotNet.SDK.10' 'dotnet-sdk-10.0' 'building the program') -and ((& dotnet --list-sdks) -match '^10\.')
    if (-not $found) { throw 'The .NET 10 SDK is needed and was not found. See https://dotnet.microsoft.com/download/dotnet/10.0' }
    Write-Host "  .NET SDK $(& dotnet --version) is here."
}

function Assert-Node {
    foreach ($program in @(@('node', 'nodejs'), @('npm', 'npm'))) {
        if (-not (Install-Program $program[0] 'OpenJS.NodeJS.LTS' $program[1] 'fetching plotly.js and nhsuk-frontend')) { throw 'Node.js with npm is needed. See https://nodejs.org' }
    }
}

# npm parts are pinned by package-lock.json; they are fetched again only when it changes.
function Restore-BrowserParts {
    $fetched = Get-Item -Force node_modules/.package-lock.json -ErrorAction SilentlyContinue
    if ($fetched -and $fetched.LastWriteTimeUtc -ge (Get-Item package-lock.json).LastWriteTimeUtc) { return }
    Write-Host '  Fetching browser parts with npm ci …'
    & npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    Assert-Ended 'npm ci'
    (Get-Item -Force node_modules/.package-lock.json).LastWriteTimeUtc = [DateTime]::UtcNow
}
