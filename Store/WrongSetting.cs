using System.Text.RegularExpressions;

namespace HealthNeeds.Store;

/// <summary>A setting whose value is not of the kind that is due, as letters where a number is: the binder's exception in a user's words.</summary>
/// <param name="Name">As in the environment: "Worker__Shards".</param>
/// <param name="Expected">What it may be: "a whole number".</param>
public sealed partial record WrongSetting(string Name, string Value, string Expected)
{
    /// <summary>As in the configuration: "Worker:Shards".</summary>
    public string Key => SettingName.Key(Name);

    public string Words => $"{Name} is '{Value}'. Expected {Expected}.";

    /// <returns>Null where it was something else that went wrong.</returns>
    public static WrongSetting? Of(Exception problem)
    {
        if (problem is not InvalidOperationException || Told().Match(problem.Message) is not { Success: true } told)
            return null;
        return new WrongSetting(SettingName.Of(told.Groups["key"].Value), told.Groups["value"].Value, Kind(told.Groups["type"].Value));
    }

    private static string Kind(string type) => type switch
    {
        "System.Boolean" => "true or false",
        "System.Int32" or "System.Int64" => "a whole number",
        "System.Double" => "a number",
        "System.TimeSpan" => "a time span, as in 00:05:00 (five minutes) or 2.00:00:00 (two days)",
        "System.Uri" => "an address",
        _ when AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(type)).FirstOrDefault(t => t is { IsEnum: true }) is { } words => $"one of {string.Join(", ", Enum.GetNames(words))}",
        _ => $"a value of the type {type}",
    };

    /// <summary>As the binder of settings says it.</summary>
    [GeneratedRegex(@"\AFailed to convert configuration value '(?<value>.*)' at '(?<key>[^']+)' to type '(?<type>[^']+)'", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Told();
}
