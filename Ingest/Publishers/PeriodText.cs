using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Publishers;

internal static class PeriodText
{
    public static bool TryParse(RawFileReport report, long line, string text, out Period period)
    {
        if (Period.TryParse(text, out period))
            return true;
        report.Reject(RowRules.Period, line, text, "A period is one the product knows.", text, "a form such as 2019, 2009–13 or 2016/17");
        return false;
    }
}
