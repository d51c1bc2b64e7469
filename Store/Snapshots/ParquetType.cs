namespace HealthNeeds.Store.Snapshots;

internal enum ParquetType
{
    Text,
    Whole,
    Number,
}
