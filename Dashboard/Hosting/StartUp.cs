using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>The process's edge: what keeps the site from starting is told in a line, not in a page of stack.</summary>
internal sealed class StartUp
{
    /// <summary>The host's own log: it writes what stops it from starting as an error, with the stack.</summary>
    public const string HostLog = "Microsoft.Extensions.Hosting.Internal.Host";

    private const int CannotStart = 2;

    private volatile bool _started;

    /// <summary>What goes wrong while the site starts is told here alone, or by the runtime where it is a fault of the program; later the host's errors are logged.</summary>
    public StartUp(ILoggingBuilder logging) =>
        logging.AddFilter(HostLog, level => level >= LogLevel.Information && (level != LogLevel.Error || _started));

    /// <param name="build">Puts the site together; some settings are read for that already.</param>
    /// <param name="error">Told in words why the site does not start.</param>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(Func<WebApplication> build, Action<WebApplication> map, TextWriter error)
    {
        try
        {
            var app = build();
            app.Lifetime.ApplicationStarted.Register(() => _started = true);
            map(app);
            await app.RunAsync();
            return 0;
        }
        catch (UnknownRegionSettingException unknown)
        {
            await error.WriteLineAsync(unknown.Message);
        }
        catch (Exception settings) when (SettingAnnotations.Refused(settings) is not null)
        {
            await error.WriteLineAsync(SettingAnnotations.Refused(settings));
        }
        catch (InvalidOperationException unread) when (unread.InnerException is FormatException or ArgumentException or OverflowException)
        {
            // A setting that is read by itself, as how the console writes: the binder's own words name it.
            await error.WriteLineAsync(unread.Message);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await error.WriteLineAsync($"{taken.Message} Choose another port: ./run --port 5081, or ASPNETCORE_URLS.");
        }

        return CannotStart;
    }
}

/// <summary>What the site logs unless a setting says otherwise: what happens to it and its release, not every request. Two lines for each file of each page would hide the worker's. And one line each.</summary>
internal static class QuietLogs
{
    /// <summary>As settings name them: by log category, and how the console writes.</summary>
    private static readonly Dictionary<string, string?> Defaults = new(StringComparer.Ordinal)
    {
        // Named, for the framework leaves the options of a formatter aside that is not.
        ["Logging:Console:FormatterName"] = ConsoleFormatterNames.Simple,
        ["Logging:Console:FormatterOptions:SingleLine"] = bool.TrueString,
        ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
        // Keys are as safe as the folder they lie in, which docs/access.md says; told at each start, it reads as a fault.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager"] = nameof(LogLevel.Error),
    };

    /// <summary>Before all other settings, so that each of them goes before these.</summary>
    public static void AddTo(IConfigurationBuilder configuration) => configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
}
