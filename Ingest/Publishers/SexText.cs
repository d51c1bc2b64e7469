using HealthNeeds.Core.Observations;

namespace HealthNeeds.Ingest.Publishers;

internal static class SexText
{
    public static bool TryParse(RawFileReport report, long line, string text, out Sex sex)
    {
        if (Enum.TryParse(text, ignoreCase: true, out sex) && Enum.IsDefined(sex))
            return true;
        report.Reject(RowRules.Sex, line, text, "A sex is female, male or persons.", text, "female, male or persons");
        return false;
    }
}
