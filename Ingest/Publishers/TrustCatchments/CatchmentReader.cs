using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Tables;
using System.Globalization;

namespace HealthNeeds.Ingest.Publishers.TrustCatchments;

/// <summary>Collects the shares of each kind of admission's newest catchment year. Every row is kept, or rejected with its reason.</summary>
/// <param name="msoas">Of 2021, in England.</param>
internal sealed class CatchmentReader(TrustCatchmentOptions options, IReadOnlySet<string> msoas)
{
    /// <summary>Shares of a neighbourhood are rounded one by one.</summary>
    private const double Rounding = 0.005;

    private readonly Dictionary<(AreaCode Msoa, string Trust, AdmissionKind Admission), (TrustShare Share, RawFileReport Report, long Line)> found = [];
    private readonly Dictionary<AdmissionKind, Period> newest = [];
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <param name="table">Closed at the end.</param>
    public void Read(SheetTable table, RawFileReport report, CancellationToken cancellation)
    {
        using var _ = table;
        var (period, admission, trust, name) = (table.Column(options.Period), table.Column(options.Admission), table.Column(options.Trust), table.Column(options.TrustName));
        var (msoa, patients, share) = (table.Column(options.Msoa), table.Column(options.Patients), table.Column(options.Share));
        while (table.ReadComplete(report))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!report.IsKnownArea(table.Line, table.Area(msoa), msoas, "an MSOA of 2021") || Place(table, report, period, admission, trust) is not var (when, what)
                || Numbers(table, report, patients, share, $"{table[trust]} {table[msoa]}") is not var (count, part))
                continue;
            Take(new TrustShare(new AreaCode(Once(table.Area(msoa))), Once(table[trust]), Once(table[name]), what, when, count, part), report, table.Line);
        }
    }

    /// <summary>What is kept of all that was read: neighbourhoods of which more than all patients are told are not.</summary>
    public IReadOnlyList<TrustShare> Finish()
    {
        List<TrustShare> kept = [];
        foreach (var place in found.Values.GroupBy(f => (f.Share.Msoa, f.Share.Admission)))
        {
            var whole = place.Sum(f => f.Share.Share ?? 0);
            foreach (var (share, report, line) in place)
            {
                if (whole > 1 + Rounding)
                    Reject(report, RowRules.Range, line, share, "Shares of a neighbourhood's patients sum to no more than all of them.", whole.ToString("0.###", CultureInfo.InvariantCulture), "1 at most");
                else
                    report.Keep();
            }

            if (whole <= 1 + Rounding)
                kept.AddRange(place.Select(f => f.Share));
        }

        return kept;
    }

    private static (Period Period, AdmissionKind Admission)? Place(SheetTable table, RawFileReport report, int period, int admission, int trust)
    {
        if (table[trust].Length == 0)
            report.Reject(RowRules.Fields, table.Line, string.Empty, "A catchment is a trust's.", "no code of a trust", "a code such as RHQ");
        else if (Enum.GetValues<AdmissionKind>().Where(a => table[admission].StartsWith(a.Id(), StringComparison.OrdinalIgnoreCase)).Select(a => (AdmissionKind?)a).FirstOrDefault() is not { } what)
            report.Reject(RowRules.LeftOut, table.Line, table[trust], "Admissions are all, elective or emergency ones.", table[admission], "one of these");
        else if (PeriodText.TryParse(report, table.Line, table[period], out var when))
            return (when, what);
        return null;
    }

    /// <summary>Both are there, or neither: fewer than 8 patients are not published.</summary>
    private static (int? Patients, double? Share)? Numbers(SheetTable table, RawFileReport report, int patients, int share, string key)
    {
        if (IsSuppressed(table[patients]) || IsSuppressed(table[share]))
            return (null, null);
        var (count, part) = (FigureIntake.Number(table[patients]), FigureIntake.Number(table[share]));
        if (count is not (>= 0 and <= int.MaxValue) || part is null)
            report.Reject(RowRules.Number, table.Line, key, "Patients are counted, and a share is a number.", $"{table[patients]} and {table[share]}", "a count and a share");
        else if (part is < 0 or > 1)
            report.Reject(RowRules.Range, table.Line, key, "A share is a part of 1.", table[share], "0 to 1");
        else
            return ((int)Math.Round(count.Value), part);
        return null;
    }

    private static bool IsSuppressed(string text) => text.StartsWith('<') || string.Equals(text, "c", StringComparison.OrdinalIgnoreCase) || (MissingSymbols.TryRead(text, out var symbol) && symbol.Reason == MissingReason.Suppressed);

    private void Take(TrustShare share, RawFileReport report, long line)
    {
        if (!newest.TryGetValue(share.Admission, out var period) || share.Period.End > period.End)
            Begin(share.Admission, share.Period);
        if (newest[share.Admission] != share.Period)
            LeaveOut(share, report, line);
        else if (!found.TryAdd((share.Msoa, share.Trust, share.Admission), (share, report, line)))
            Reject(report, RowRules.Duplicate, line, share, "A trust stands once for a neighbourhood and kind of admission.", "the same again", "a new key");
    }

    private void Begin(AdmissionKind admission, Period period)
    {
        newest[admission] = period;
        foreach (var (key, (share, report, line)) in found.Where(f => f.Key.Admission == admission).ToList())
        {
            LeaveOut(share, report, line);
            found.Remove(key);
        }
    }

    private void LeaveOut(TrustShare share, RawFileReport report, long line) =>
        Reject(report, RowRules.LeftOut, line, share, "The newest catchment year is taken.", $"{share.Period}", $"{newest[share.Admission]}");

    private static void Reject(RawFileReport report, string rule, long line, TrustShare share, string reason, string seen, string expected) =>
        report.Reject(rule, line, $"{share.Trust} {share.Msoa} {share.Admission.Id()} {share.Period}", reason, seen, expected);

    /// <summary>The same few thousand codes and names come a hundred thousand times.</summary>
    private string Once(string text) => texts.TryGetValue(text, out var known) ? known : texts[text] = text;
}
