using System.Text.RegularExpressions;
using HealthNeeds.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Doctor;

/// <summary>A setting that what reads it cannot take, whether it is of another kind or refused by a rule.</summary>
/// <param name="Key">As in the configuration: "Releases:Keep", or a section whose settings are refused together.</param>
internal sealed partial record RefusedSettings(string Key, Finding Finding)
{
    /// <returns>Those that are set; empty where it was something else that went wrong.</returns>
    public static IReadOnlyList<RefusedSettings> Of(Exception problem, IConfiguration settings) =>
        [.. Told(problem).Where(t => t.Key.Contains(':', StringComparison.Ordinal) && settings.GetSection(t.Key).Exists())];

    /// <summary>The same settings as if these were not set.</summary>
    public static IConfiguration Without(IConfiguration settings, IReadOnlyList<RefusedSettings> refused) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.AsEnumerable().Where(s => s.Value is not null && !refused.Any(r => IsAtOrBelow(s.Key, r.Key)))).Build();

    private static IEnumerable<RefusedSettings> Told(Exception problem)
    {
        if (WrongSetting.Of(problem) is { } wrong)
            return [new RefusedSettings(wrong.Key, Finding.Fail("settings", $"{wrong.Name} is '{wrong.Value}': what reads it does not start.", $"Expected {wrong.Expected}. Settings of the services are in {SettingHint.EnvironmentFile}."))];
        return problem is OptionsValidationException refused
            ? refused.Failures.Select(f => new RefusedSettings(KeyOf(f), Finding.Fail("settings", f, $"Set it right: what reads it does not start. Settings of the services are in {SettingHint.EnvironmentFile}.")))
            : [];
    }

    private static bool IsAtOrBelow(string key, string refused) =>
        key.Equals(refused, StringComparison.OrdinalIgnoreCase) || key.StartsWith(refused + ":", StringComparison.OrdinalIgnoreCase);

    private static string KeyOf(string words) => SettingName.Key(Name().Match(words).Value);

    /// <summary>What a rule's words begin with: "Releases__Keep is …", "Live__Sources__qof2021__Schedule 'x' …", "Live__Publishers__nomis: …".</summary>
    [GeneratedRegex(@"\A[A-Za-z][\w.-]*", RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Name();
}
