using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using HealthNeeds.Dashboard.Access;
using HealthNeeds.Dashboard.Hosting;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Dashboard.Tests.Hosting;

/// <summary>What somebody at a terminal sees of a site that does not start.</summary>
public sealed class StartUpTests : IDisposable
{
    private readonly LineLog log = new();
    private readonly StringWriter error = new();

    public void Dispose()
    {
        log.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task PortInUse_IsToldInOneSentence_WithoutAStack()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var (start, build) = Site($"http://127.0.0.1:{port}");

        (await start.RunAsync(build, _ => { }, error)).Should().Be(2);

        error.ToString().TrimEnd().Should().Be($"Failed to bind to address http://127.0.0.1:{port}: address already in use. Choose another port: ./run --port 5081, or ASPNETCORE_URLS.");
        log.Lines.Should().BeEmpty("the host's own words have a page of stack");
    }

    [Fact]
    public async Task Settings_ThatAreRefused_AreToldByNameAndValue_OneALine()
    {
        var (start, build) = Site("http://127.0.0.1:0", builder =>
        {
            builder.Configuration["Turns:AtOnce"] = "0";
            builder.Configuration["Worker:KillAfterSeconds"] = "9000";
            builder.Services.AddOptions<ViewTurnOptions>().BindConfiguration(ViewTurnOptions.Section).ValidateAnnotations(ViewTurnOptions.Section).ValidateOnStart();
            builder.Services.AddWorkerSupervision();
        });

        (await start.RunAsync(build, _ => { }, error)).Should().Be(2);

        error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Should().BeEquivalentTo("Turns__AtOnce is '0'. Expected a number from 1 to 64.", "Worker__KillAfterSeconds is '9000'. Expected a number from 0.1 to 600.");
        log.Lines.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Access:Proxy:SecondsValid", "abc", "Access__Proxy__SecondsValid is 'abc'. Expected a whole number.")]
    [InlineData("Telemetry:Prometheus", "perhaps", "Telemetry__Prometheus is 'perhaps'. Expected true or false.")]
    [InlineData("Logging:LogLevel:Default", "loud", "Configuration value 'loud' is not supported. Expected, of a setting of Logging, one of Trace, Debug, Information, Warning, Error, Critical, None.")]
    public async Task Setting_ThatIsReadToPutTheSiteTogether_IsToldInOneSentence(string name, string value, string told)
    {
        var (start, build) = Site("http://127.0.0.1:0", builder =>
        {
            builder.Configuration[name] = value;
            builder.Services.AddTelemetry(builder.Configuration).AddAccess(builder.Configuration);
        });

        (await start.RunAsync(build, _ => { }, error)).Should().Be(2);

        error.ToString().TrimEnd().Should().Be(told);
        log.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task HostsErrors_AreLogged_OnceTheSiteHasStarted()
    {
        var (start, build) = Site("http://127.0.0.1:0");
        var app = build();
        var host = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(StartUp.HostLog);
        host.IsEnabled(LogLevel.Error).Should().BeFalse();
        host.IsEnabled(LogLevel.Critical).Should().BeTrue("a service that falls over meanwhile is no matter of starting");

        var running = start.RunAsync(() => app, _ => { }, error);
        await Waiting.Until(() => Task.FromResult(host.IsEnabled(LogLevel.Error)));
        app.Lifetime.StopApplication();

        (await running).Should().Be(0);
        error.ToString().Should().BeEmpty();
    }

    private (StartUp Start, Func<WebApplication> Build) Site(string address, Action<WebApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders().AddProvider(log);
        return (new StartUp(builder.Logging), () =>
        {
            more?.Invoke(builder);
            return builder.Build();
        }
        );
    }

    private sealed class LineLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Lines.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose() => Lines.Clear();
    }
}
