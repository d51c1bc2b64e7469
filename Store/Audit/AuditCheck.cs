using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.Audit;

/// <summary>Reads the whole log and says where it is not as it was written.</summary>
internal static class AuditCheck
{
    private const byte LineEnd = (byte)'\n';

    /// <param name="noted">What somebody noted of an earlier head, elsewhere: the line must still be that one. Null where nothing was.</param>
    public static async Task<AuditReport> RunAsync(AuditFiles files, AuditMark? noted, TimeProvider clock, CancellationToken cancellation)
    {
        // A writer in the middle of its line must not look like damage.
        using var only = Directory.Exists(Path.GetDirectoryName(files.Log)) ? await LockFile.TakeAsync(files.Lock, clock, cancellation) : null;
        if (!File.Exists(files.Log))
            return new AuditReport([], null, File.Exists(files.Head) || noted is not null ? [$"{files.Log} is gone: expected the log that {(noted is null ? files.Head : $"line {noted.Number}")} speaks of."] : []);
        var bytes = await File.ReadAllBytesAsync(files.Log, cancellation);
        var (lines, last, problems) = Lines(bytes, noted);
        problems.AddRange(Ending(files, last, bytes.Length));
        return new AuditReport(lines, last, problems);
    }

    private static (List<AuditLine> Lines, AuditMark? Last, List<string> Problems) Lines(byte[] bytes, AuditMark? noted)
    {
        List<AuditLine> lines = [];
        List<string> problems = [];
        var before = new AuditMark(0, AuditLine.Nothing);
        var row = 0L;
        for (var (from, end) = (0, Next(bytes, 0)); end >= 0; (from, end) = (end + 1, Next(bytes, end + 1)))
        {
            var text = bytes.AsSpan(from, end - from);
            row++;
            if (AuditLine.TryRead(text) is not { } line)
            {
                problems.Add($"Row {row} is no line of the log.");
                before = new AuditMark(before.Number + 1, Sha256Text.Of(text));
                continue;
            }

            problems.AddRange(Following(before, line));
            before = new AuditMark(line.Number, Sha256Text.Of(text));
            if (noted?.Number == line.Number && noted.Hash != before.Hash)
                problems.Add($"Line {line.Number} is not the one that was noted: expected SHA-256 {noted.Hash}, found {before.Hash}.");
            lines.Add(line);
        }

        if (noted is not null && noted.Number > before.Number)
            problems.Add($"Line {noted.Number} was noted and is not there: the log ends with {before.Number}.");
        if (bytes.Length > 0 && bytes[^1] != LineEnd)
            problems.Add(AuditReport.HalfALine);
        return (lines, row == 0 ? null : before, problems);
    }

    private static IEnumerable<string> Following(AuditMark before, AuditLine line)
    {
        if (line.Number != before.Number + 1)
            yield return $"Line {line.Number} follows line {before.Number}: expected {before.Number + 1}.";
        if (line.Before != before.Hash)
            yield return $"Line {line.Number} does not follow from the one before it: that line was changed, or lines were put in or taken out there.";
    }

    private static IEnumerable<string> Ending(AuditFiles files, AuditMark? last, long length)
    {
        AuditHead? head;
        string? unread = null;
        try
        {
            head = AuditHead.Read(files.Head);
        }
        catch (AuditRefusedException wrong)
        {
            (head, unread) = (null, wrong.Message);
        }

        if (head is null)
            return last is null ? [] : [unread ?? $"{files.Head} is gone: expected what the last line was."];
        if ((last?.Number ?? 0) < head.Number)
            return [$"The log ends with line {last?.Number ?? 0}, and its head says {head.Number}: the end was cut off."];
        if (last is null || (last.Number == head.Number + 1 && last.Hash == head.Coming))
            return [];
        if (last.Number == head.Number)
            return last.Hash == head.Hash && length >= head.Bytes ? [] : [$"Line {head.Number} is not the one that the head speaks of: it was changed."];
        return [$"The log ends with line {last.Number}, and its head says {head.Number}: lines were added by another hand."];
    }

    private static int Next(byte[] bytes, int from) => Array.IndexOf(bytes, LineEnd, from);
}

/// <summary>A line by number and hash: short enough to note down elsewhere.</summary>
internal sealed record AuditMark(long Number, string Hash)
{
    /// <summary>As in 12:3f9a…, the number and 64 hexadecimal digits.</summary>
    public override string ToString() => $"{Number}:{Hash}";

    public static bool TryParse(string text, out AuditMark mark)
    {
        var parts = text.Split(':');
        mark = new AuditMark(0, AuditLine.Nothing);
        if (parts.Length != 2 || !long.TryParse(parts[0], out var number) || number < 1 || parts[1].Length != 64 || !parts[1].All(char.IsAsciiHexDigitLower))
            return false;
        mark = new AuditMark(number, parts[1]);
        return true;
    }
}

/// <summary>What a check found.</summary>
/// <param name="Last">The last line that could be read; null of an empty log.</param>
internal sealed record AuditReport(IReadOnlyList<AuditLine> Lines, AuditMark? Last, IReadOnlyList<string> Problems)
{
    public const string HalfALine = "The last line is not whole: a writer was stopped in the middle of it. The next one that writes takes it off and says so.";

    /// <summary>Whether the lines may be believed: half a line behind them, which the next writer takes off, says nothing.</summary>
    public bool LinesAreAsWritten => Problems.All(p => p == HalfALine);
}
