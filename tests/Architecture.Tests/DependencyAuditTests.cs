using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Architecture.Tests;

/// <summary>Known faults are asked of all that an archive holds, here of a feed on this machine; and a bill of materials is held to the same.</summary>
public sealed class DependencyAuditTests
{
    private const string None = "{}";

    /// <summary>A package, DuckDB's engine, which is fetched and not referenced, and the runtime. Told in one answer: to ask once takes seconds.</summary>
    private static readonly (string Package, string Versions)[] OfOurs =
    [
        ("Quartz", "[4.0.0, )"),
        ("Quartz", "1.0.0"),
        ("DuckDB.NET.Bindings.Full", "[1.0.0, 99.0.0)"),
        ("Microsoft.NETCore.App.Runtime.linux-x64", "(, 99.0.0]"),
        ("Microsoft.AspNetCore.App.Runtime.linux-x64", "[10.0.0-preview.1, 11.0.0-preview.1)"),
    ];

    private static readonly (string Package, string Versions)[] OfOthers =
    [
        ("Quartz", "(, 4.0.0)"),
        ("Quartz", "[4.0.0-beta.1, 4.0.0]"),
        ("Quartz", "[99.0.0, )"),
        ("No.Package.Of.Ours", "(, 99.0.0]"),
    ];

    [Fact]
    public async Task Fault_IsNamed_WhicheverPartHasIt()
    {
        var (code, said) = await AuditAsync(Faults(OfOurs), None);
        code.Should().Be(1, said);
        foreach (var (i, fault) in OfOurs.Index())
            said.Should().MatchRegex($@"NuGet: known faults: (.*, )?{Regex.Escape(fault.Package)} [^ ]+ \(https://example\.org/{i}\)[,.]", fault.Versions);
    }

    [Fact]
    public async Task Fault_OfOtherVersions_IsNone()
    {
        var (code, said) = await AuditAsync(Faults(OfOthers), None);
        code.Should().Be(0, said);
        said.Should().Contain("NuGet: known faults: none.").And.Contain("npm: known faults: none.");
    }

    [Fact]
    public async Task Fault_OfABrowserPart_IsNamed()
    {
        var (code, said) = await AuditAsync(faults: null, """{ "nhsuk-frontend": [ { "title": "A fault" } ] }""");
        code.Should().Be(1, said);
        said.Should().Contain("npm: known faults: nhsuk-frontend (A fault).");
    }

    [Fact]
    public async Task Feed_WithoutSuchAList_IsToldOf_AndNoFault()
    {
        var (code, said) = await AuditAsync(faults: null, None);
        code.Should().Be(0, said);
        said.Should().Contain("NuGet: known faults: not available (this feed keeps no such list).");
    }

    [Fact]
    public async Task BillOfMaterials_ThatLeavesSomethingOut_IsRefused()
    {
        var shipped = (await File.ReadAllLinesAsync(Path.Combine(Repository.Root.FullName, "docs", "dependencies.md"))).SkipWhile(l => l != "## In the archive").TakeWhile(l => l != "## Carried inside")
            .Where(l => l.Contains(" (NuGet) |", StringComparison.Ordinal) || l.Contains(" (npm) |", StringComparison.Ordinal)).Select(l => l.Split('|')).Select(c => (Name: c[1].Trim().Split(' ')[0], Version: c[2].Trim())).ToList();
        var bill = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(bill, BillOf(shipped));
            DependencyTests.Ask("--bill", bill).Should().Be((0, string.Empty));
            await File.WriteAllTextAsync(bill, BillOf(shipped.Where(p => p.Name != "DuckDB.NET.Bindings.Full")));
            var (code, said) = DependencyTests.Ask("--bill", bill);
            code.Should().Be(1);
            said.Should().Contain("leaves out what the archive holds: DuckDB.NET.Bindings.Full ");
        }
        finally
        {
            File.Delete(bill);
        }
    }

    private static string BillOf(IEnumerable<(string Name, string Version)> parts) => JsonSerializer.Serialize(new { components = parts.Select(p => new { name = p.Name, version = p.Version }) });

    /// <summary>Each at an address with its number.</summary>
    private static string Faults((string Package, string Versions)[] faults) => JsonSerializer.Serialize(faults.Index().GroupBy(f => f.Item.Package.ToLowerInvariant(), StringComparer.Ordinal)
        .ToDictionary(p => p.Key, p => p.Select(f => new { severity = 2, url = $"https://example.org/{f.Index}", versions = f.Item.Versions }), StringComparer.Ordinal));

    /// <param name="faults">Of NuGet; null where the feed keeps no list.</param>
    private static async Task<(int Code, string Said)> AuditAsync(string? faults, string advisories)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var feed = builder.Build();
        feed.Run(context => context.Response.WriteAsync(context.Request.Path.Value switch
        {
            "/v3/index.json" when faults is null => """{ "version": "3.0.0", "resources": [ { "@id": "https://example.org/", "@type": "PackageBaseAddress/3.0.0" } ] }""",
            "/v3/index.json" => $$"""{ "version": "3.0.0", "resources": [ { "@id": "{{feed.Urls.First()}}/faults/index.json", "@type": "VulnerabilityInfo/6.7.0" } ] }""",
            "/faults/index.json" => $$"""[ { "@name": "base", "@id": "{{feed.Urls.First()}}/faults/base.json" }, { "@name": "update", "@id": "{{feed.Urls.First()}}/faults/update.json" } ]""",
            "/faults/base.json" => None,
            "/faults/update.json" => faults!,
            _ => advisories,
        }, context.RequestAborted));
        await feed.StartAsync();
        return DependencyTests.Ask("--audit", "--feed", feed.Urls.First());
    }
}
