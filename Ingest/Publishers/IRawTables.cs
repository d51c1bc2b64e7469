namespace HealthNeeds.Ingest.Publishers;

/// <summary>Publishers' tables by the names their readers know them by: a folder of files, or the answers of a pull.</summary>
internal interface IRawTables
{
    (RawTable Table, RawFileReport Report) Open(string source, string file);
}
