using HealthNeeds.Core.Text;
using HealthNeeds.Core.Time;

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
public sealed record NewerEdition(string Held, string Newest, DateOnly? Published, string SeenAt, IReadOnlyList<SettingValue> Settings)
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

    /// <summary>For a reader: which editions. What to set stands beside it (<see cref="Hint"/>).</summary>
    public string Words => $"Newer edition: {Newest}{Day}; in use: {Held}.{Untakeable}";

    /// <summary>Why it cannot be taken by a setting; null where it can.</summary>
    private string? Untakeable => (Settings, Unrecognised) switch
    {
        ({ Count: > 0 }, _) => null,
        (_, { Count: > 0 }) => $" Its file was not recognised: its page links to {string.Join(", ", Unrecognised)}, and none is called like the file that is read. Look at the page.",
        _ => " It needs a version of HealthNeeds that knows it.",
    };

    private string? Day => Published is { } day ? $" (published {day.InWords()})" : null;

    /// <summary>What the analyst sets who takes it, and where; null where no setting takes it. A method, so that it is no part of the status.</summary>
    public SettingHint? Hint() => Settings.Count == 0 ? null : new SettingHint(Settings);

    /// <summary>For logs, commands and downloads: all of it in words.</summary>
    public string WordsWithValues() => Hint() is { } hint ? $"{Words} To take it, set {hint.Words}." : Words;
}
