using System.Diagnostics;
using HealthNeeds.Fixtures.Hostile;

namespace HealthNeeds.Dashboard.Tests.Hosting.Guards;

/// <summary>The dashboard as it is to be deployed: its own program in a process of a user who owns nothing, over releases that belong to another.</summary>
[Trait("Speed", "Slow")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DeployedProcessTests(DeployedProcessTests.Refused refused) : IClassFixture<DeployedProcessTests.Refused>
{
    private static readonly string[] Views = ["/", "/areas/E01007317", "/plan", "/test-beds?need=indicator:qof-copd&sites=4", "/briefing/areas/E01007317.pdf", "/api/v1/rankings?format=csv", "/api/v1/rankings?format=xlsx", "/api/v1/rankings?format=parquet", "/api/v1/bundle?format=zip&level=ltla24", "/data", "/data/changes", "/health/ready", "/js/suggest.js"];

    [RootFact]
    public async Task Process_ServesEverything_AndCanChangeNothing()
    {
        using var site = await DeployedSite.StartAsync();
        var before = site.Files();
        foreach (var view in Views)
            (await RawRequest.Get(view).SendAsync(site.Address)).Status.Should().Be(200, $"{view}: {site.Said}");
        foreach (var request in new HostileRequests(HostileSurface.Committed).Take(60, seed: 7))
            HostileFault.Of(request, await request.SendAsync(site.Address), [site.Releases, site.Program]).Should().BeNull(request.ToString());

        var status = await File.ReadAllLinesAsync($"/proc/{site.Id}/status");
        status.Should().Contain("Uid:\t65534\t65534\t65534\t65534").And.Contain("NoNewPrivs:\t1").And.Contain("CapEff:\t0000000000000000");
        site.OpenForWriting().Where(f => !f.StartsWith(site.Temporary, StringComparison.Ordinal)).Should().BeEmpty("it writes nowhere but into its temporary folder");
        site.Files().Should().Equal(before);
    }

    [RootTheory]
    [InlineData("printf x >> *.duckdb")]
    [InlineData("printf {} > current.json")]
    [InlineData("rm -f current.json")]
    [InlineData("mv current.json other.json")]
    [InlineData("ln -sf /etc/passwd current.json")]
    [InlineData("chmod u-w *.duckdb")]
    [InlineData("printf {} > runs/new.json")]
    [InlineData("rm -f runs/*.json && test -z \"$(ls runs)\"")]
    [InlineData("for f in runs/*.json; do printf x >> $f || exit 1; done")]
    [InlineData("mkdir staging-of-mine")]
    [InlineData("printf x > ../wwwroot-of-mine")]
    public async Task User_OfTheProcess_IsRefusedByTheSystem(string change)
    {
        var directory = refused.Folder;
        var before = directory.Files();
        using var attempt = Process.Start(DeployedSite.AsNobody("sh", directory.Releases, "-c", change))!;
        await attempt.WaitForExitAsync();
        attempt.ExitCode.Should().NotBe(0, change);
        directory.Files().Should().Equal(before);
    }

    [RootFact]
    public async Task Owner_OfTheReleases_CanDoWhatTheProcessCannot()
    {
        // Else the refusals above would prove nothing.
        using var directory = new DeployedFolder();
        using var change = Process.Start(new ProcessStartInfo("sh", ["-c", "printf x >> current.json && mkdir mine"]) { WorkingDirectory = directory.Releases })!;
        await change.WaitForExitAsync();
        change.ExitCode.Should().Be(0);
    }

    /// <summary>A deployment that every attempt leaves as it was, made by the first: only root can, and who is not is told so by the tests.</summary>
    public sealed class Refused : IDisposable
    {
        private readonly Lazy<DeployedFolder> _folder = new(() => new DeployedFolder());

        internal DeployedFolder Folder => _folder.Value;

        public void Dispose()
        {
            if (_folder.IsValueCreated)
                _folder.Value.Dispose();
        }
    }
}

/// <summary>A test that starts a process of another user: skipped, with its reason, where that cannot be done.</summary>
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute() => Skip = RootTheoryAttribute.WhyNot;
}

/// <inheritdoc cref="RootFactAttribute"/>
public sealed class RootTheoryAttribute : TheoryAttribute
{
    public RootTheoryAttribute() => Skip = WhyNot;

    public static string? WhyNot { get; } =
        !OperatingSystem.IsLinux() ? "Not run here: users and permissions are Linux's."
        : Environment.UserName != "root" ? "Not run here: only root may start a process of another user."
        : !File.Exists("/usr/bin/setpriv") ? "Not run here: there is no setpriv on this machine."
        : null;
}
