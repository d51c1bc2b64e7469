using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Tests.Hosting;

/// <summary>What the site logs of itself, as it is and where a setting asks for more.</summary>
public sealed class QuietLogsTests
{
    private const string Request = "Microsoft.AspNetCore.Hosting.Diagnostics", Lifetime = "Microsoft.Hosting.Lifetime", Ours = "HealthNeeds.Dashboard.Worker.Lines";

    [Theory]
    [InlineData(null, false)]
    [InlineData("Information", true)]
    public void Requests_AreLogged_OnlyWhereASettingAsksForIt(string? level, bool logged)
    {
        var settings = new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Information" };
        if (level is not null)
            settings["Logging:LogLevel:Microsoft.AspNetCore"] = level;
        using var server = new LoggingServer(settings);
        var logs = server.Services.GetRequiredService<ILoggerFactory>();
        logs.CreateLogger(Request).IsEnabled(LogLevel.Information).Should().Be(logged);
        logs.CreateLogger(Request).IsEnabled(LogLevel.Warning).Should().BeTrue();
        foreach (var always in new[] { Lifetime, Ours })
            logs.CreateLogger(always).IsEnabled(LogLevel.Information).Should().BeTrue(always);
    }

    [Theory]
    [InlineData(null, ConsoleFormatterNames.Simple)]
    [InlineData("json", ConsoleFormatterNames.Json)]
    public void Console_WritesALineEach_UnlessASettingAsksForAnotherForm(string? form, string formatter)
    {
        using var server = new LoggingServer(form is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Logging:Console:FormatterName"] = form });
        server.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName.Should().Be(formatter);
        server.Services.GetRequiredService<IOptionsMonitor<SimpleConsoleFormatterOptions>>().CurrentValue.SingleLine.Should().BeTrue();
    }

    private sealed class LoggingServer(IReadOnlyDictionary<string, string> settings) : ApiServer(_ => null, settings);
}
