using HealthNeeds.Analytics.Input;
using HealthNeeds.Core.Areas;
using HealthNeeds.Store.Attribution;

namespace HealthNeeds.Ingest.Pipeline;

internal static class AreaTables
{
    /// <summary>Every figure held at one level, as analyses read it.</summary>
    public static AreaTable Table(this FigureStage figures, AreaLevel level, CancellationToken cancellation) => figures.Columns(level, cancellation).Table();

    public static AreaTable Table(this FigureColumns columns) =>
        new(columns.Codes, columns.Columns.ToDictionary(c => new ColumnKey(c.Indicator, c.Period, c.Sex), c => c.Values));
}
