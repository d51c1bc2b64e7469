namespace HealthNeeds.Core.Areas;

/// <summary>A statistical geography and its vintage. The order is from small to large.</summary>
public enum AreaLevel
{
    Lsoa11,
    Lsoa21,
    Msoa11,
    Msoa21,
    Ltla24,
    Icb24,
    England,

    /// <summary>A GP practice (ODS code): a native level of QOF, never one that is ranked.</summary>
    Practice,

    /// <summary>Local authorities as they stood in 2021; recoded to <see cref="Ltla24"/> on the way in.</summary>
    Ltla21,
}
