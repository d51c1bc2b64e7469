using System.Reflection;

namespace HealthNeeds.Architecture.Tests;

/// <summary>Who may see whom: the table in ARCHITECTURE.md.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("Core", "")]
    [InlineData("Store", "Core")]
    [InlineData("Analytics", "Core")]
    [InlineData("Ingest", "Analytics,Core,Store")]
    [InlineData("Dashboard", "Analytics,Core,Store")]
    public void Project_References_AreThoseOfTheTable(string project, string allowed) =>
        Repository.References(project, "ProjectReference").Should().BeEquivalentTo(Split(allowed));

    [Theory]
    [InlineData("Core", "")]
    [InlineData("Store", "Dapper,DuckDB.NET.Data")]
    [InlineData("Analytics", "MathNet.Numerics,Microsoft.ML")]
    [InlineData("Ingest", "AWSSDK.S3,CsvHelper,Microsoft.ML,Microsoft.ML.LightGbm,Npgsql,OpenTelemetry.Exporter.OpenTelemetryProtocol,OpenTelemetry.Exporter.Prometheus.HttpListener,OpenTelemetry.Extensions.Hosting,Polly.Core,Quartz,Refit,Spectre.Console,System.CommandLine,System.IO.Hashing")]
    [InlineData("Dashboard", "Microsoft.AspNetCore.Authentication.OpenIdConnect,Microsoft.AspNetCore.OpenApi,MiniExcel,Parquet.Net,OpenTelemetry.Exporter.OpenTelemetryProtocol,OpenTelemetry.Exporter.Prometheus.AspNetCore,OpenTelemetry.Extensions.Hosting,OpenTelemetry.Instrumentation.AspNetCore,PDFsharp,Plotly.Blazor,QRCoder,System.ServiceModel.Syndication")]
    public void Project_Packages_AreNoMoreThanTheTable(string project, string allowed) =>
        Repository.References(project, "PackageReference").Should().BeSubsetOf(Split(allowed));

    [Theory]
    [InlineData("Core")]
    [InlineData("Analytics")]
    [InlineData("Ingest")]
    [InlineData("Dashboard")]
    public void Assembly_OutsideStore_DoesNotTouchDuckDb(string project) =>
        Assembly.Load($"HealthNeeds.{project}").GetReferencedAssemblies()
            .Select(a => a.Name)
            .Should().NotContain(name => name!.StartsWith("DuckDB", StringComparison.Ordinal));

    [Fact]
    public void Dashboard_Assembly_DoesNotSeeIngest() =>
        Assembly.Load("HealthNeeds.Dashboard").GetReferencedAssemblies()
            .Select(a => a.Name).Should().NotContain("HealthNeeds.Ingest");

    [Fact]
    public void Store_PublicSurface_OffersNoWayToWriteARelease() =>
        Assembly.Load("HealthNeeds.Store").GetExportedTypes()
            .Where(t => t.Name.Contains("Writer", StringComparison.Ordinal) || t.Name.Contains("Publisher", StringComparison.Ordinal))
            .Should().BeEmpty("only Ingest may write, through internals");

    [Fact]
    public void Store_Internals_AreOpenToIngestAndTestsOnly() =>
        Repository.References("Store", "InternalsVisibleTo").Should().OnlyContain(
            name => name == "HealthNeeds.Ingest" || name == "HealthNeeds.Fixtures" || name == "HealthNeeds.Benchmarks" || name.EndsWith(".Tests", StringComparison.Ordinal),
            "internals are how a release is written, and the dashboard cannot write one");

    private static string[] Split(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
