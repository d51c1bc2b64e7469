namespace HealthNeeds.Ingest.Publishers;

/// <summary>A publisher's file of figures.</summary>
internal abstract class FigureFile
{
    /// <summary>Id of the source in data/indicators.json.</summary>
    public abstract string Source { get; }

    /// <summary>True where figures carry notes of their publisher; the files of one source agree.</summary>
    public virtual bool HasNotes => false;

    public abstract void Read(IRawTables tables, KnownAreas areas, FigureIntake intake);
}
