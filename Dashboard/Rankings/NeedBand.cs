namespace HealthNeeds.Dashboard.Rankings;

/// <summary>The five steps of the colour scale, used alike in map, tags and bars. Need1 is least.</summary>
public enum NeedBand
{
    Unranked,
    Need1,
    Need2,
    Need3,
    Need4,
    Need5,
}
