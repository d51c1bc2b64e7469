using HealthNeeds.Core.Areas;

namespace HealthNeeds.Dashboard.Api.Areas;

/// <summary>An area where only what it is matters.</summary>
internal sealed record AreaStamp(string Code, string Name, string Level)
{
    public static AreaStamp Of(Area area) => new(area.Code.Value, area.Name, area.Level.Id());
}
