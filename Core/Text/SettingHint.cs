namespace HealthNeeds.Core.Text;

/// <summary>
/// What somebody sets to have this program do otherwise: each setting with its value, and where it is written. Pages, logs and commands tell of settings by
/// this alone, so that nobody reads a name without its value and its place.
/// </summary>
public sealed record SettingHint(IReadOnlyList<SettingValue> Settings)
{
    /// <summary>Where services find their settings; installed by deploy/install.sh.</summary>
    public const string EnvironmentFile = "/etc/healthneeds/healthneeds.env";

    /// <summary>The same inside a sentence, after the settings.</summary>
    public const string Where = $"in {EnvironmentFile} where it runs as services, else in the environment of ./run";

    /// <param name="value">Words in capitals where only the reader knows it: "DIRECTORY".</param>
    public static SettingHint Of(string name, string value) => new([new SettingValue(name, value)]);

    /// <summary>"Live__Offline=true (a line in /etc/healthneeds/healthneeds.env where …)".</summary>
    public string Words => $"{string.Join(" and ", Settings.Select(s => s.Line()))} ({(Settings.Count == 1 ? "a line" : "a line each")} {Where})";

    /// <summary>Each way this program is started, with what to write there.</summary>
    public IReadOnlyList<SettingPlace> Places =>
    [
        new($"As services: {(Settings.Count == 1 ? "this line" : "these lines")} in {EnvironmentFile}, then “systemctl restart healthneeds-worker healthneeds-dashboard”", string.Join('\n', Settings.Select(s => s.Line()))),
        new("By ./run", $"{string.Join(' ', Settings.Select(s => s.InShell()))} ./run"),
        new("By run.ps1", $"{string.Join("; ", Settings.Select(s => s.InPowerShell()))}; ./run.ps1"),
        new("In a container: behind “podman run” or “docker run”", string.Join(' ', Settings.Select(s => $"--env {s.InShell()}"))),
    ];
}

/// <summary>A setting as an environment variable: "Live__NhsDigital__QofYear", "2024". What it says of itself are methods, so that they are no part of a status.</summary>
public sealed record SettingValue(string Name, string Value)
{
    /// <summary>As a file of settings has it: all after the sign is the value.</summary>
    public string Line() => $"{Name}={Value}";

    /// <summary>As a shell has it, quoted where it must be.</summary>
    public string InShell() => Value.Length > 0 && Value.All(c => char.IsAsciiLetterOrDigit(c) || "_./:@%+=,-".Contains(c, StringComparison.Ordinal)) ? Line() : $"{Name}='{Value.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    public string InPowerShell() => $"$env:{Name} = '{Value.Replace("'", "''", StringComparison.Ordinal)}'";
}

/// <summary>Names of settings as people read and write them, in docs, messages and the environment.</summary>
public static class SettingName
{
    /// <param name="key">As the configuration has it: "Worker:Shards", "Live:Gateway".</param>
    /// <returns>"Worker__Shards", "Live__Gateway".</returns>
    public static string Of(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    /// <returns>"Worker:Shards" of "Worker__Shards".</returns>
    public static string Key(string name) => name.Replace("__", ":", StringComparison.Ordinal);
}

/// <summary>One place to write settings.</summary>
/// <param name="Where">"By ./run".</param>
/// <param name="Lines">What to write, to be copied.</param>
public sealed record SettingPlace(string Where, string Lines);
