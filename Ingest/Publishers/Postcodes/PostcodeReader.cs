using System.Globalization;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Postcodes;

/// <summary>Takes the postcodes of England out of the directory. Every row is kept, or rejected with its reason.</summary>
/// <param name="lsoas">Of 2021, in England.</param>
/// <param name="take">Done with each postcode that is kept.</param>
internal sealed class PostcodeReader(PostcodeOptions options, IReadOnlySet<string> lsoas, Action<PostcodePlace> take)
{
    /// <summary>Nearly every LSOA has a postcode in use: where fewer have, the directory is not whole.</summary>
    private const double Covered = 0.9;

    private const int RowsBetweenLooks = 4096;

    private readonly Dictionary<string, AreaCode> found = new(StringComparer.Ordinal);
    private readonly HashSet<string> live = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> seen = [];

    /// <exception cref="ResponseRefusedException">Postcodes in use are of too few LSOAs.</exception>
    public void Read(RawTable table, RawFileReport report, Uri address, CancellationToken cancellation)
    {
        var (postcode, terminated, lsoa) = (table.Column(options.Postcode), table.Column(options.Terminated), table.Column(options.Lsoa));
        for (var row = 1; table.ReadComplete(report); row++)
        {
            if (row % RowsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            Read(report, table.Line, table[postcode], table[terminated], table.Area(lsoa));
        }

        if (live.Count < Covered * lsoas.Count)
            throw new ResponseRefusedException("short-list", address, FormattableString.Invariant($"postcodes in use in {live.Count:N0} of {lsoas.Count:N0} LSOAs"), "postcodes in nearly every LSOA of England");
    }

    private void Read(RawFileReport report, long line, string printed, string terminated, string lsoa)
    {
        if (lsoa.Length == 0)
            report.Reject(RowRules.NoArea, line, printed, "A postcode without an LSOA cannot be placed.", "no LSOA", "an LSOA of 2021");
        else if (lsoa[0] != 'E')
            report.Reject(RowRules.LeftOut, line, printed, "Only postcodes of England are carried.", lsoa, "an LSOA of England");
        else if (!report.IsKnownArea(line, lsoa, lsoas, "an LSOA of 2021"))
            return;
        else if (PostcodeText.Whole(printed) is not { } postcode)
            report.Reject(RowRules.Postcode, line, printed, "A postcode is one as Royal Mail writes them.", printed, "a form such as S70 1AA");
        else if (!TryMonth(terminated, out var month))
            report.Reject(RowRules.Period, line, postcode, "The month of termination is a year and a month, or empty.", terminated, "a form such as 199606");
        else if (!seen.Add(Key(postcode)))
            report.Reject(RowRules.Duplicate, line, postcode, "A postcode appears once.", "the postcode again", "a new one");
        else
            Keep(report, new PostcodePlace(postcode, Once(lsoa), month));
    }

    private void Keep(RawFileReport report, PostcodePlace place)
    {
        if (place.Terminated is null)
            live.Add(place.Lsoa.Value);
        take(place);
        report.Keep();
    }

    /// <param name="month">Null where the postcode is in use.</param>
    private static bool TryMonth(string printed, out string? month)
    {
        month = null;
        if (printed.Length == 0)
            return true;
        if (!DateOnly.TryParseExact(printed, "yyyyMM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return false;
        month = date.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Its letters, at most eight, side by side: two million of them are looked through.</summary>
    private static ulong Key(string postcode) => postcode.Aggregate(0UL, (key, letter) => (key << 8) | letter);

    /// <summary>The same 33,755 codes come two million times.</summary>
    private AreaCode Once(string lsoa) => found.TryGetValue(lsoa, out var known) ? known : found[lsoa] = new AreaCode(lsoa);
}
