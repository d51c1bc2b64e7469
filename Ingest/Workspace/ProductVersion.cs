using System.Reflection;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;

namespace HealthNeeds.Ingest.Workspace;

/// <summary>Which code is running.</summary>
internal static class ProductVersion
{
    /// <summary>As people say it: "0.1.0+3f9a2c1".</summary>
    public static string Text { get; } = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Builds are deterministic, so these ids change exactly when the code that makes a release does.</summary>
    public static IEnumerable<string> CodeIds { get; } =
        [.. new[] { typeof(RunRecord), typeof(RunLog), typeof(AnalysisInput), typeof(ProductVersion) }.Select(t => t.Module.ModuleVersionId.ToString())];

    /// <summary>All <see cref="CodeIds"/> as one word.</summary>
    public static string Code { get; } = HealthNeeds.Core.Text.Sha256Text.OfText(string.Join('\n', CodeIds))[..16];
}
