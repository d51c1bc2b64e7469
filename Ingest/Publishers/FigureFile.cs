namespace HealthNeeds.Ingest.Publishers;

/// <summary>A publisher's file of figures.</summary>
internal abstract class FigureFile
{
    /// <summary>Id of the source in data/indicators.json.</summary>
    public abstract string Source { get; }

    public abstract void Read(IRawTables tables, KnownAreas areas, FigureIntake intake);
}
