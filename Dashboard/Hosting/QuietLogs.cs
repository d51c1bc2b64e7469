using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace HealthNeeds.Dashboard.Hosting;

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
