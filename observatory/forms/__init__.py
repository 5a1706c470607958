from observatory.fields import DateField, DecimalField, EvidenceFileField, TopicsField, WholeNumberField

__all__ = ["DateField", "DecimalField", "EvidenceFileField", "TopicsField", "WholeNumberField"]
