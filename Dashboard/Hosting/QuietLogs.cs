using Microsoft.Extensions.Configuration.Memory;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>What the site logs unless a setting says otherwise: what happens to it and its release, not every request. Two lines for each file of each page would hide the worker's.</summary>
internal static class QuietLogs
{
    /// <summary>By log category, as settings name them.</summary>
    private static readonly Dictionary<string, string?> Levels = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
        // Keys are as safe as the folder they lie in, which docs/access.md says; told at each start, it reads as a fault.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager"] = nameof(LogLevel.Error),
    };

    /// <summary>Before all other settings, so that each of them goes before these.</summary>
    public static void AddTo(IConfigurationBuilder configuration) => configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
}
