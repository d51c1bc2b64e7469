namespace HealthNeeds.Ingest.Publishers;

/// <summary>Rules every file shares.</summary>
internal static class RowReading
{
    /// <summary>Rows with as many fields as the header has; the others are rejected.</summary>
    public static bool ReadComplete(this RawTable table, RawFileReport report)
    {
        while (table.Read())
        {
            report.See();
            if (table.IsComplete && table.IsSound)
                return true;
            if (table.IsComplete)
                report.Reject(RowRules.Fields, table.Line, string.Empty, "Quotation marks stand around whole fields.", "one elsewhere", "fields that can be told apart");
            else
                report.Reject(RowRules.Fields, table.Line, string.Empty, "A row has as many fields as the header.", $"{table.FieldCount} fields", $"{table.Headings.Count} fields");
        }

        return false;
    }

    /// <summary>True where the code is one of the known areas of England; else the row is rejected with its reason.</summary>
    public static bool IsKnownArea(this RawFileReport report, long line, string code, IReadOnlySet<string> known, string what)
    {
        if (known.Contains(code))
            return true;
        if (code.Length == 9 && "WNSKLM".Contains(code[0]))
            report.Reject(RowRules.OutsideEngland, line, code, "Only areas of England are carried.", code, $"{what} of England");
        else
            report.Reject(RowRules.UnknownArea, line, code, "An area is one the look-ups know.", code, what);
        return false;
    }

    /// <summary>True the first time a key is seen; else the row is rejected.</summary>
    public static bool IsFirst(this RawFileReport report, long line, string key, HashSet<string> seen)
    {
        if (seen.Add(key))
            return true;
        report.Reject(RowRules.Duplicate, line, key, "A key appears once in a file.", key, "a new key");
        return false;
    }
}
