using System.Globalization;
using System.Text.RegularExpressions;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Editions;

/// <summary>How one series of NHS England's publications names its editions and files.</summary>
/// <param name="Path">Of the series' page.</param>
/// <param name="Held">The edition in use and its date; its earliest where that cannot be read from the setting.</param>
/// <param name="DateOf">Date of an edition by the last part of its page's address; null for what is no edition.</param>
/// <param name="Example">Such a last part.</param>
/// <param name="IsFile">Whether a file's name is that of the file that is read.</param>
/// <param name="Settings">What takes a file (by its path) of an edition.</param>
internal sealed partial record NhsSeries(string Source, string Path, (string Name, DateOnly Date) Held, Func<string, DateOnly?> DateOf, string Example, Func<string, bool> IsFile, Func<string, DateOnly, IReadOnlyList<SettingValue>> Settings)
{
    /// <summary>The Quality and Outcomes Framework: an edition a financial year, "2024-25".</summary>
    public static NhsSeries Qof(EditionOptions options, NhsDigitalOptions held) => new(
        "qof2021", options.QofSeries, (FormattableString.Invariant($"{held.QofYear}-{(held.QofYear + 1) % 100:00}"), new DateOnly(held.QofYear, 4, 1)),
        FinancialYear, "2024-25",
        name => name.StartsWith("QOF", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase),
        (file, date) => [new SettingValue("Live__NhsDigital__Qof", file), new SettingValue("Live__NhsDigital__QofYear", FormattableString.Invariant($"{date.Year}"))]);

    /// <summary>Patients by practice: an edition a month, "july-2026", of which January, April, July and October have the file by LSOA.</summary>
    public static NhsSeries Registrations(EditionOptions options, NhsDigitalOptions held) => new(
        "gp-registrations", options.RegistrationSeries, FileMonth(held.Registrations),
        name => Month(name, "MMMM-yyyy") is { Month: 1 or 4 or 7 or 10 } month ? month : null, "july-2026",
        name => name.StartsWith("gp-reg-pat-prac-lsoa", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase),
        (file, _) => [new SettingValue("Live__NhsDigital__Registrations", file)]);

    private static DateOnly? FinancialYear(string name) =>
        name is { Length: 7 } && name[4] == '-' && int.TryParse(name[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(name[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var second) && first >= 2000 && second == (first + 1) % 100 ? new DateOnly(first, 4, 1) : null;

    /// <summary>"…-July-23.zip" is of July 2023.</summary>
    private static (string, DateOnly) FileMonth(string path)
    {
        var printed = FileDate().Match(path);
        return printed.Success && Month($"{printed.Groups["month"].Value}-20{printed.Groups["year"].Value}", "MMMM-yyyy") is { } month
            ? (month.MonthInWords(), month) : (path, DateOnly.MinValue);
    }

    private static DateOnly? Month(string text, string form) => DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    [GeneratedRegex("""(?<month>[A-Za-z]+)[-_](?:20)?(?<year>\d\d)\.zip$""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex FileDate();
}
