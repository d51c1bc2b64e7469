using System.Text.Json;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>Numbers and days of one record of a register. What is printed and cannot be read is told and left out; its award is kept.</summary>
/// <param name="Line">Of the row that the record belongs to.</param>
/// <param name="Key">Id of its award.</param>
internal readonly record struct AwardCells(AwardIntake Intake, JsonElement Record, long Line, string Key)
{
    public double? Number(string name) => ResearchJson.Number(Record, name) ?? Unread<double>(name, RowRules.Number, "a number");

    public DateOnly? Day(string name) => ResearchJson.Day(Record, name) ?? Unread<DateOnly>(name, RowRules.Period, "a day, such as 2026-03-31");

    /// <summary>A point, where both numbers are there and are degrees.</summary>
    public Location? Place(string latitude, string longitude)
    {
        var (north, east) = (Degrees(latitude, 90), Degrees(longitude, 180));
        return north is { } y && east is { } x && (y != 0 || x != 0) ? new Location(y, x) : null;
    }

    /// <summary>Eastings and northings are numbers too, and no degrees.</summary>
    private double? Degrees(string name, double most)
    {
        var degrees = Number(name);
        if (degrees is null || Math.Abs(degrees.Value) <= most)
            return degrees;
        Intake.RejectFigure(RowRules.Range, Line, Key, $"{name} lies within its range.", ResearchJson.Text(Record, name)!, $"{-most} to {most} degrees");
        return null;
    }

    private T? Unread<T>(string name, string rule, string expected)
        where T : struct
    {
        if (ResearchJson.Text(Record, name) is { } printed)
            Intake.RejectFigure(rule, Line, Key, $"{name} can be read.", printed, expected);
        return null;
    }
}
