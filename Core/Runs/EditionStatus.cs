using System.Globalization;

namespace HealthNeeds.Core.Runs;

/// <summary>What looking for newer editions at a publisher found. None is taken by itself: an analyst decides.</summary>
/// <param name="Looked">When somebody last looked.</param>
/// <param name="Newer">Editions newer than those in use; none where the ones in use are the newest.</param>
/// <param name="Problem">Why looking failed the last time; null where it did not. What was known before stays in <paramref name="Newer"/>.</param>
public sealed record EditionStatus(DateTimeOffset Looked, IReadOnlyList<NewerEdition> Newer, string? Problem);

/// <summary>An edition that its publisher has, and that is not in use.</summary>
/// <param name="Held">The edition in use.</param>
/// <param name="Newest">The newer one.</param>
/// <param name="Published">When it was published; null where that was not seen.</param>
/// <param name="SeenAt">Address of the page or list that names it.</param>
/// <param name="Settings">What to set to take it; none where this version of the program could not read it.</param>
public sealed record NewerEdition(string Held, string Newest, DateOnly? Published, string SeenAt, IReadOnlyList<EditionSetting> Settings)
{
    /// <summary>
    /// Names of files on the newer edition's page, where none of them is called like the one that is read: renamed, or not there yet. None where a file was recognised, or files were not looked for.
    /// </summary>
    public IReadOnlyList<string> Unrecognised
    {
        get;
        // A status that was written before there was this has none of it.
        init => field = value ?? [];
    } = [];

    /// <summary>For a reader: the settings by name, without the paths they take.</summary>
    public string Words => Told(s => s.Name);

    private string? Day => Published is { } day ? string.Create(CultureInfo.InvariantCulture, $" (published {day:d MMMM yyyy})") : null;

    /// <summary>For the analyst who takes it: the settings with their values.</summary>
    public string WordsWithValues() => Told(s => $"{s.Name}={s.Value}");

    private string Told(Func<EditionSetting, string> setting) => $"Newer edition: {Newest}{Day}; in use: {Held}. {(Settings, Unrecognised) switch
    {
        ({ Count: > 0 }, _) => $"To take it, set {string.Join(" and ", Settings.Select(setting))}.",
        (_, { Count: > 0 }) => $"Its file was not recognised: its page links to {string.Join(", ", Unrecognised)}, and none is called like the file that is read. Look at the page.",
        _ => "It needs a version of HealthNeeds that knows it.",
    }}";
}

/// <summary>A setting as an environment variable: "Live__NhsDigital__QofYear", "2024".</summary>
public sealed record EditionSetting(string Name, string Value);
