using System.Text.Json;
using HealthNeeds.Core.Areas;
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
    public Location? Place(string latitude, string longitude) =>
        Number(latitude) is { } north and >= -90 and <= 90 && Number(longitude) is { } east and >= -180 and <= 180 && (north != 0 || east != 0) ? new Location(north, east) : null;

    private T? Unread<T>(string name, string rule, string expected)
        where T : struct
    {
        if (ResearchJson.Text(Record, name) is { } printed)
            Intake.RejectFigure(rule, Line, Key, $"{name} can be read.", printed, expected);
        return null;
    }
}
