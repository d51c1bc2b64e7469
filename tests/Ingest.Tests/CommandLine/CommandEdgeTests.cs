using HealthNeeds.Ingest.CommandLine;
using HealthNeeds.Ingest.Worker;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>What a command that ends by an exception says and returns.</summary>
public sealed class CommandEdgeTests
{
    private const string Keep = "Releases__Keep is '0'. Expected a number from 1 to 1000.", Shards = "Worker__Shards is '99'. Expected a number from 0 to 64.";

    [Fact]
    public async Task SettingsOfSeveralSections_AreToldOneALine() =>
        (await GuardAsync(new AggregateException(Refused<ReleaseOptions>(Keep), Refused<WorkerOptions>(Shards)))).Should().Be((ExitCodes.Usage, $"{Keep}{Environment.NewLine}{Shards}{Environment.NewLine}"));

    [Fact]
    public async Task SeveralFaults_OfWhichOneIsNoSetting_KeepTheirPlace()
    {
        var (code, error) = await GuardAsync(new AggregateException(Refused<ReleaseOptions>(Keep), new NotSupportedException("This must not happen.")));
        code.Should().Be(ExitCodes.Failed);
        error.Should().Contain(nameof(AggregateException)).And.Contain("This must not happen.").And.Contain("   at ");
    }

    /// <summary>A disk that is full or gone, or a damaged file, is the machine's fault; a statement that cannot be understood is the program's.</summary>
    [Theory]
    [InlineData("attach '/nowhere/at-all/release.duckdb' as release", false)]
    [InlineData("select no_such_column", true)]
    public async Task WhatTheEngineSays_HasItsPlace_OnlyWhereItIsTheProgramsFault(string statement, bool isOfTheProgram)
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        var (code, error) = await GuardAsync(Record.Exception(() => session.Execute(statement))!);
        code.Should().Be(ExitCodes.Failed);
        error.Contains("   at ", StringComparison.Ordinal).Should().Be(isOfTheProgram, error);
    }

    [Fact]
    public async Task LogLevel_ThatIsNone_IsToldInOneSentence()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("LogLevel:Default", "loud")]).Build();
        using var services = new ServiceCollection().AddLogging(l => l.AddConfiguration(settings)).BuildServiceProvider();
        (await GuardAsync(Record.Exception(services.GetRequiredService<ILoggerFactory>)!)).Should()
            .Be((ExitCodes.Usage, $"Configuration value 'loud' is not supported. Expected, of a setting of Logging, one of Trace, Debug, Information, Warning, Error, Critical, None.{Environment.NewLine}"));
    }

    private static OptionsValidationException Refused<T>(string words) => new(Options.DefaultName, typeof(T), [words]);

    private static async Task<(int Code, string Error)> GuardAsync(Exception ends)
    {
        using var error = new StringWriter();
        var code = await CommandEdge.GuardAsync(() => throw ends, error);
        return (code, error.ToString());
    }
}
