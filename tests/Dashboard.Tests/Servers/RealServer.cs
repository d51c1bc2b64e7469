using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>The dashboard on a port of this machine, for programs that are no part of the tests.</summary>
internal sealed class RealServer : IDisposable
{
    private readonly WebApplicationFactory<Program> _factory;
    private readonly ErrorLog _errors = new();

    /// <param name="directory">Of releases.</param>
    /// <param name="settings">Further configuration; null where the defaults do.</param>
    /// <param name="environment">"Production" keeps files as it is meant; a developer's keeps none.</param>
    public RealServer(string directory, IReadOnlyDictionary<string, string>? settings = null, string environment = "Development")
    {
        _factory = StartedSite.Start(host =>
        {
            host.UseEnvironment(environment);
            host.UseSetting("Releases:Directory", directory);
            host.UseSetting("Logging:LogLevel:Default", "Error");
            host.UseSetting("WarmUp", "false");
            foreach (var (name, value) in settings ?? new Dictionary<string, string>())
                host.UseSetting(name, value);
            host.ConfigureLogging(logging => logging.AddProvider(_errors));
        });
        Address = _factory.ClientOptions.BaseAddress;
    }

    public Uri Address { get; }

    public IServiceProvider Services => _factory.Services;

    /// <summary>What was logged as an error so far.</summary>
    public IReadOnlyCollection<string> Errors => _errors.Lines;

    public void Dispose()
    {
        _factory.Dispose();
        _errors.Dispose();
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
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
